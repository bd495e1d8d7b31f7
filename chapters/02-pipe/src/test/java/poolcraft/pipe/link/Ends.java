package poolcraft.pipe.link;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import poolcraft.pipe.Stream;

/** Reading and writing that waits, for the tests of links. */
final class Ends {

    private Ends() {}

    static void write(Stream stream, byte... bytes) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        try (Selector selector = Selector.open()) {
            stream.watch(selector, SelectionKey.OP_WRITE);
            while (source.hasRemaining()) {
                if (stream.write(source) == 0) {
                    sleep(selector);
                }
            }
            stream.unwatch(selector);
        }
    }

    static byte[] read(Stream stream, int length) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(length);
        try (Selector selector = Selector.open()) {
            stream.watch(selector, SelectionKey.OP_READ);
            while (target.hasRemaining()) {
                int count = stream.read(target);
                if (count < 0) {
                    throw new EOFException("after " + target.position() + " bytes");
                }
                if (count == 0) {
                    sleep(selector);
                }
            }
            stream.unwatch(selector);
        }
        return target.array();
    }

    /** Waits for the end, and returns the number of bytes before it. */
    static int countToTheEnd(Stream stream) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(1000);
        int all = 0;
        try (Selector selector = Selector.open()) {
            stream.watch(selector, SelectionKey.OP_READ);
            int count = stream.read(target);
            while (count >= 0) {
                all += count;
                if (count == 0) {
                    sleep(selector);
                }
                count = stream.read(target.clear());
            }
            stream.unwatch(selector);
        }
        return all;
    }

    private static void sleep(Selector selector) throws IOException {
        selector.select();
        selector.selectedKeys().clear();
    }
}
