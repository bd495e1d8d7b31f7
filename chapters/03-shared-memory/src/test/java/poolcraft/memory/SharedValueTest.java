package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Single values. */
class SharedValueTest {

    private static final int TIMES = 200_000;

    @Test
    void aValueIsVisibleAcrossProcesses() throws Exception {
        try (SharedInt i = SharedInt.create(1);
                SharedLong l = SharedLong.create(2);
                SharedDouble d = SharedDouble.create(0.5);
                SharedBoolean b = SharedBoolean.create(true)) {
            Child.run(() -> {
                i.set(i.get() + 10);
                l.set(l.get() + (1L << 40));
                d.set(d.get() * 5);
                b.set(!b.get());
            });
            assertThat(i.get()).isEqualTo(11);
            assertThat(l.get()).isEqualTo((1L << 40) + 2);
            assertThat(d.get()).isEqualTo(2.5);
            assertThat(b.get()).isFalse();
        }
    }

    @Test
    void incrementsByFourProcessesAddUp() throws Exception {
        try (SharedInt i = SharedInt.create(0);
                SharedLong l = SharedLong.create(0);
                SharedDouble d = SharedDouble.create(0)) {
            Child.run(4, () -> {
                for (int n = 0; n < TIMES; n++) {
                    i.incrementAndGet();
                    l.updateAndGet(before -> before + 3);
                    d.addAndGet(0.5);
                }
            });
            assertThat(i.get()).isEqualTo(4 * TIMES);
            assertThat(l.get()).isEqualTo(12L * TIMES);
            assertThat(d.get()).isEqualTo(2.0 * TIMES);
        }
    }

    @Test
    void whatWasWrittenBeforeASetIsSeenAfterItsGet() throws Exception {
        try (Segment segment = Segment.create(128)) {
            SharedLong data = SharedLong.in(segment, 0);
            SharedInt flag = SharedInt.in(segment, 64);
            Child.run(2, () -> exchange(data, flag));
            assertThat(flag.get()).isEqualTo(TIMES);
            assertThat(data.get()).isEqualTo(TIMES);
        }
    }

    /** Two processes take turns by the flag, and each finds the other's data. */
    @SuppressWarnings("ThreadPriorityCheck") // they may have one processor for both
    private static void exchange(SharedLong data, SharedInt flag) {
        while (flag.get() < TIMES) {
            int turn = flag.get();
            if (turn < TIMES && turn % 2 == mine(flag)) {
                if (data.getPlain() != turn) {
                    throw new AssertionError(data.getPlain() + " at turn " + turn);
                }
                data.setPlain(turn + 1);
                flag.set(turn + 1);
            }
            Thread.yield();
        }
    }

    private static int side = -1;

    /** The two sides draw lots by a value beside the flag. */
    private static int mine(SharedInt flag) {
        if (side < 0) {
            side = SharedInt.in(flag.segment(), 68).getAndIncrement();
        }
        return side;
    }

    @Test
    void theOperationsOfAtomicIntegerDoTheSame() throws Exception {
        try (SharedInt value = SharedInt.create(5)) {
            assertThat(value.getAndSet(7)).isEqualTo(5);
            assertThat(value.compareAndSet(5, 6)).isFalse();
            assertThat(value.compareAndSet(7, 8)).isTrue();
            assertThat(value.getAndAdd(2)).isEqualTo(8);
            assertThat(value.addAndGet(-1)).isEqualTo(9);
            assertThat(value.incrementAndGet()).isEqualTo(10);
            assertThat(value.getAndIncrement()).isEqualTo(10);
            assertThat(value.decrementAndGet()).isEqualTo(10);
            assertThat(value.getAndDecrement()).isEqualTo(10);
            assertThat(value.updateAndGet(n -> n * 2)).isEqualTo(18);
            assertThat(value.getAndUpdate(n -> n + 1)).isEqualTo(18);
            assertThat(value.accumulateAndGet(30, Math::max)).isEqualTo(30);
            assertThat(value.getAndAccumulate(1, Integer::sum)).isEqualTo(30);
            value.setPlain(4);
            assertThat(value.getPlain()).isEqualTo(4);
            assertThat(value).hasToString("4");
        }
    }

    @Test
    void theOperationsOfAtomicBooleanDoTheSame() throws Exception {
        try (SharedBoolean value = SharedBoolean.create(false)) {
            assertThat(value.compareAndSet(true, false)).isFalse();
            assertThat(value.compareAndSet(false, true)).isTrue();
            assertThat(value.getAndSet(false)).isTrue();
            value.setPlain(true);
            assertThat(value.getPlain()).isTrue();
            assertThat(value).hasToString("true");
        }
    }

    @Test
    void aDoubleIsComparedBitForBit() throws Exception {
        try (SharedDouble value = SharedDouble.create(Double.NaN)) {
            assertThat(value.compareAndSet(Double.NaN, -0.0)).isTrue();
            assertThat(value.compareAndSet(0.0, 1)).isFalse();
            assertThat(value.getAndAdd(1.5)).isEqualTo(-0.0);
            assertThat(value.get()).isEqualTo(1.5);
        }
    }

    @Test
    void aValueOutsideOfItsSegmentOrBesideItsPlaceIsAnError() throws Exception {
        try (Segment segment = Segment.create(64)) {
            assertThatThrownBy(() -> SharedLong.in(segment, 64))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> SharedLong.in(segment, -8))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> SharedLong.in(segment, 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("multiple of 8");
        }
    }

    @Test
    void useAfterCloseSaysSo() throws Exception {
        SharedInt value = SharedInt.create(1);
        value.close();
        assertThatThrownBy(value::get).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has been closed");
    }

    @Test
    void closingAValueInASegmentLeavesTheSegment() throws Exception {
        try (Segment segment = Segment.create(64)) {
            SharedInt value = SharedInt.in(segment, 0);
            value.close();
            assertThat(value.incrementAndGet()).isEqualTo(1);
        }
    }

    @Test
    void twoValuesInOneSegmentShareItInTheChild() throws Exception {
        try (Segment segment = Segment.create(64); SharedInt same = SharedInt.create(0)) {
            SharedInt a = SharedInt.in(segment, 0);
            SharedInt b = SharedInt.in(segment, 4);
            Child.run(() -> {
                b.set(9);
                same.set(a.segment() == b.segment() ? 1 : 2);
            });
            assertThat(a.get()).isZero();
            assertThat(b.get()).isEqualTo(9);
            assertThat(same.get()).isEqualTo(1);
        }
    }
}
