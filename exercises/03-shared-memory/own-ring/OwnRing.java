import java.lang.foreign.MemorySegment;

/** Messages of bytes from one writer to one reader, in memory that both have mapped. */
public final class OwnRing {

    private final MemorySegment memory;

    /** The ring in this memory, as it is there; zeros are an empty ring. */
    public OwnRing(MemorySegment memory) {
        this.memory = memory;
    }

    /** How much memory a ring of this capacity needs. */
    public static long bytes(int capacity) {
        return 256L + capacity;
    }

    /**
     * Writes a message, if there is room for it.
     *
     * @return whether there was
     * @throws IllegalArgumentException if it could never have room
     */
    public boolean offer(byte[] message) {
        throw new UnsupportedOperationException("Is there room? Then the bytes, and then?");
    }

    /** Reads the next message; null if there is none. */
    public byte[] poll() {
        throw new UnsupportedOperationException(
                "Is there a message in these " + memory.byteSize() + " bytes?");
    }
}
