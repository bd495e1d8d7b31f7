package poolcraft.memory;

import java.lang.foreign.MemorySegment;

/** The messages of a ring, by positions that only grow. */
final class RingData {

    private final RingBytes bytes;

    RingData(MemorySegment memory, int capacity) {
        this.bytes = new RingBytes(memory.asSlice(RingLayout.DATA, capacity));
    }

    void writeLength(long position, int length) {
        bytes.setInt(position, length);
    }

    /** The length of the message at {@code head}, when the tail is at {@code tail}. */
    int readLength(long head, long tail) {
        int length = bytes.getInt(head);
        if (length < 0 || length > RingLayout.longest(bytes.capacity())
                || RingLayout.taken(length) > tail - head) {
            throw new IllegalStateException("The ring is damaged: a length of " + length
                    + " stands at byte " + head + ". Is there more than one writer?");
        }
        return length;
    }

    /** Whether a message can have this length at all. */
    void checkLength(int length) {
        int longest = RingLayout.longest(bytes.capacity());
        if (length < 0 || length > longest) {
            throw new IllegalArgumentException("A message of " + length + " bytes does not fit:"
                    + " this ring's messages have 0 to " + longest + " bytes. Send it in parts, or"
                    + " make the ring larger.");
        }
    }

    void write(long position, byte[] source, int from, int length) {
        bytes.write(position, source, from, length);
    }

    void read(long position, byte[] target, int length) {
        bytes.read(position, target, 0, length);
    }
}
