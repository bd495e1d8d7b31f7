package poolcraft.pipe;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/** A stream that moves, though only within this process: it is the same socket afterwards. */
final class PortableStream implements Stream, Transferable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, SocketStream> ON_THE_WAY = new ConcurrentHashMap<>();

    private final SocketStream socket;

    PortableStream(SocketStream socket) {
        this.socket = socket;
    }

    static int onTheWay() {
        return ON_THE_WAY.size();
    }

    @Override
    public Serializable ticket(Transfer transfer) {
        int number = NUMBERS.incrementAndGet();
        ON_THE_WAY.put(number, socket);
        transfer.ifFailed(() -> ON_THE_WAY.remove(number));
        return new Ticket(number);
    }

    private record Ticket(int number) implements Serializable {

        @Serial
        private Object readResolve() {
            return new PortableStream(ON_THE_WAY.remove(number));
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return socket.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return socket.write(source);
    }

    @Override
    public void watch(Selector selector, int operations) throws IOException {
        socket.watch(selector, operations);
    }

    @Override
    public void unwatch(Selector selector) {
        socket.unwatch(selector);
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() {
        socket.close();
    }
}
