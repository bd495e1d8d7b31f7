package poolcraft.memory;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** What the two ends of a ring have in common. */
abstract class RingEnd {

    final Ring ring;
    final Doorbell bell;
    final RingData data;
    final Sleeper writerSleep;
    final Sleeper readerSleep;

    RingEnd(Ring ring, Doorbell bell) {
        MemorySegment memory = ring.memory();
        this.ring = ring;
        this.bell = Objects.requireNonNull(bell, "bell");
        this.data = new RingData(memory, ring.capacity());
        this.writerSleep = new Sleeper(memory, RingLayout.WRITER_ASLEEP);
        this.readerSleep = new Sleeper(memory, RingLayout.READER_ASLEEP);
    }

    /** Where the tail or the head is, as the other end has it. */
    final long position(long which) {
        return RingLayout.position(ring.memory(), which);
    }
}
