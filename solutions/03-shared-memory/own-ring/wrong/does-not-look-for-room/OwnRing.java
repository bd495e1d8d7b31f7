// Fails: aRingIsFilledToItsLastByte
// Misconception: the reader is quick enough.
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** Messages of bytes from one writer to one reader, in memory that both have mapped. */
public final class OwnRing {

    private static final VarHandle POSITION = ValueLayout.JAVA_LONG.varHandle();
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private static final long TAIL = 0;
    private static final long HEAD = 128;
    private static final long DATA = 256;
    private static final int LENGTH = 4;

    private final MemorySegment memory;
    private final int capacity;

    /** The ring in this memory, as it is there; zeros are an empty ring. */
    public OwnRing(MemorySegment memory) {
        this.memory = memory;
        this.capacity = Math.toIntExact(memory.byteSize() - DATA);
    }

    /** How much memory a ring of this capacity needs. */
    public static long bytes(int capacity) {
        return DATA + capacity;
    }

    /**
     * Writes a message, if there is room for it.
     *
     * @return whether there was
     * @throws IllegalArgumentException if it could never have room
     */
    public boolean offer(byte[] message) {
        if (message.length > capacity - LENGTH) {
            throw new IllegalArgumentException("A message of " + message.length
                    + " bytes never has room: the ring takes " + (capacity - LENGTH) + ".");
        }
        long tail = position(TAIL);
        long next = tail + taken(message.length);
        memory.set(ValueLayout.JAVA_INT, offset(tail), message.length);
        int first = beforeTheEnd(tail + LENGTH, message.length);
        MemorySegment.copy(message, 0, memory, BYTE, offset(tail + LENGTH), first);
        MemorySegment.copy(message, first, memory, BYTE, DATA, message.length - first);
        POSITION.setRelease(memory, TAIL, next);
        return true;
    }

    /** Reads the next message; null if there is none. */
    public byte[] poll() {
        long head = position(HEAD);
        if (head == position(TAIL)) {
            return null;
        }
        byte[] message = new byte[memory.get(ValueLayout.JAVA_INT, offset(head))];
        int first = beforeTheEnd(head + LENGTH, message.length);
        MemorySegment.copy(memory, BYTE, offset(head + LENGTH), message, 0, first);
        MemorySegment.copy(memory, BYTE, DATA, message, first, message.length - first);
        POSITION.setRelease(memory, HEAD, head + taken(message.length));
        return message;
    }

    private long position(long which) {
        return (long) POSITION.getAcquire(memory, which);
    }

    /** What a message takes: its length, its bytes, and up to the next multiple of 4. */
    private static int taken(int length) {
        return (LENGTH + length + 3) & ~3;
    }

    /** Where the byte at a position lies. */
    private long offset(long position) {
        return DATA + (position & (capacity - 1));
    }

    /** How many of {@code length} bytes at a position lie before the end of the data. */
    private int beforeTheEnd(long position, int length) {
        return Math.min(length, capacity - (int) (position & (capacity - 1)));
    }
}
