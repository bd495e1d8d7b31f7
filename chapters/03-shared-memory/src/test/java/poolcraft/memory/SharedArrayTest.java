package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Arrays and their slices. */
class SharedArrayTest {

    @Test
    void anArrayIsVisibleAcrossProcesses() throws Exception {
        try (SharedIntArray ints = SharedIntArray.of(1, 2, 3);
                SharedLongArray longs = SharedLongArray.of(1, 2, 3);
                SharedDoubleArray doubles = SharedDoubleArray.of(1, 2, 3);
                SharedByteArray bytes = SharedByteArray.of((byte) 1, (byte) 2)) {
            Child.run(() -> {
                ints.set(2, ints.get(0) + 5);
                longs.setAll(1, 1L << 40, -1);
                doubles.fill(0.25);
                bytes.set(1, (byte) -7);
            });
            assertThat(ints.toArray()).containsExactly(1, 2, 6);
            assertThat(longs.toArray()).containsExactly(1, 1L << 40, -1);
            assertThat(doubles.toArray()).containsExactly(0.25, 0.25, 0.25);
            assertThat(bytes.toArray()).containsExactly(1, -7);
        }
    }

    @Test
    void atomicIncrementsByFourProcessesAddUp() throws Exception {
        try (SharedIntArray counts = SharedIntArray.create(5);
                SharedDoubleArray sums = SharedDoubleArray.create(5)) {
            Child.run(4, () -> {
                for (int i = 0; i < 100_000; i++) {
                    counts.incrementAndGet(i % 5);
                    sums.addAndGet(i % 5, 0.5);
                }
            });
            assertThat(counts.toArray()).containsOnly(80_000);
            assertThat(sums.toArray()).containsOnly(40_000.0);
        }
    }

    @Test
    void aSliceIsAViewAndTravels() throws Exception {
        try (SharedIntArray array = SharedIntArray.of(0, 1, 2, 3, 4, 5)) {
            SharedIntArray slice = array.slice(2, 5);
            Child.run(() -> slice.slice(1, 3).fill(9));
            assertThat(array.toArray()).containsExactly(0, 1, 2, 9, 9, 5);
            assertThat(slice.length()).isEqualTo(3);
            assertThat(slice.get(0)).isEqualTo(2);
            slice.close();
            assertThat(array.get(3)).isEqualTo(9);
        }
    }

    @Test
    void aCopyIsIndependent() throws Exception {
        try (SharedLongArray array = SharedLongArray.of(1, 2, 3, 4)) {
            long[] copy = array.toArray(1, 3);
            array.fill(7);
            assertThat(copy).containsExactly(2, 3);
            array.setAll(2, copy);
            assertThat(array.stream()).containsExactly(7L, 7L, 2L, 3L);
        }
    }

    @Test
    void aSliceMayBeEmpty() throws Exception {
        try (SharedDoubleArray array = SharedDoubleArray.of(1, 2)) {
            assertThat(array.slice(2, 2).toArray()).isEmpty();
            assertThat(array.slice(1, 1).stream()).isEmpty();
        }
    }

    @Test
    void theOperationsOfAtomicLongArrayDoTheSame() throws Exception {
        try (SharedLongArray array = SharedLongArray.of(5, 5)) {
            assertThat(array.getAndSet(1, 7)).isEqualTo(5);
            assertThat(array.compareAndSet(1, 7, 8)).isTrue();
            assertThat(array.getAndAdd(1, 2)).isEqualTo(8);
            assertThat(array.getAndIncrement(1)).isEqualTo(10);
            assertThat(array.decrementAndGet(1)).isEqualTo(10);
            assertThat(array.getAndDecrement(1)).isEqualTo(10);
            assertThat(array.updateAndGet(1, n -> n * 2)).isEqualTo(18);
            assertThat(array.getAndUpdate(1, n -> n + 1)).isEqualTo(18);
            assertThat(array.accumulateAndGet(1, 30, Math::max)).isEqualTo(30);
            array.setPlain(1, 4);
            assertThat(array.getPlain(1)).isEqualTo(4);
            assertThat(array.get(0)).isEqualTo(5);
        }
    }

    @Test
    void anIndexOutsideIsAnErrorAndChangesNothing() throws Exception {
        try (Segment segment = Segment.create(64)) {
            SharedIntArray array = SharedIntArray.in(segment, 16, 4);
            assertOutside(() -> array.get(4), () -> array.get(-1), () -> array.set(4, 1),
                    () -> array.incrementAndGet(-1), () -> array.slice(0, 5),
                    () -> array.slice(3, 2), () -> array.slice(-1, 2), () -> array.toArray(2, 5),
                    () -> array.setAll(3, 1, 2), () -> array.compareAndSet(4, 0, 1),
                    () -> array.slice(1, 3).set(2, 1), () -> SharedIntArray.in(segment, 52, 4));
            assertThat(SharedIntArray.in(segment, 0, 16).toArray()).containsOnly(0);
        }
    }

    private static void assertOutside(ThrowingCallable... calls) {
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void anArrayHasAtLeastOneElement() {
        assertThatThrownBy(() -> SharedIntArray.create(0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least one");
        assertThatThrownBy(() -> SharedByteArray.create(-3))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-3");
    }

    @Test
    void useAfterCloseSaysSo() throws Exception {
        SharedIntArray array = SharedIntArray.create(3);
        SharedIntArray slice = array.slice(1, 2);
        array.close();
        assertThatThrownBy(() -> array.get(0)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has been closed");
        assertThatThrownBy(slice::toArray).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has been closed");
    }
}
