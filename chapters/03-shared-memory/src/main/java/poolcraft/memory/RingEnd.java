package poolcraft.memory;

import java.nio.ByteBuffer;
import java.util.Objects;

/** What the two ends of a ring have in common. */
abstract class RingEnd {

    final Ring ring;
    final Doorbell bell;
    final RingData data;
    final Sleeper writerSleep;
    final Sleeper readerSleep;

    RingEnd(Ring ring, Doorbell bell) {
        ByteBuffer memory = ring.bytes();
        this.ring = ring;
        this.bell = Objects.requireNonNull(bell, "bell");
        this.data = new RingData(ring.memory(), ring.capacity());
        this.writerSleep = new Sleeper(memory, RingLayout.WRITER_ASLEEP);
        this.readerSleep = new Sleeper(memory, RingLayout.READER_ASLEEP);
    }

    /** Where the tail or the head is, as the other end has it. */
    final long position(int which) {
        return RingLayout.position(ring.bytes(), which);
    }
}
