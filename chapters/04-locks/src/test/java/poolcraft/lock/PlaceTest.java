package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;

/**
 * The place of a process among the members is used again after its death, as late as can be. What it
 * left in shared memory is then told from what its successor does.
 */
class PlaceTest {

    private final Members members = Members.get();
    private Segment segment;

    @BeforeEach
    void create() throws Exception {
        segment = Segment.create(ProcessBarrier.BYTES + ProcessBoundedSemaphore.BYTES);
    }

    @AfterEach
    void close() throws Exception {
        segment.close();
    }

    /** The name of one that had the place of this process before. */
    private long predecessor() {
        long name = members.self() ^ 1L << 63;
        assertThat(Members.placeOf(name)).isEqualTo(members.place());
        return name;
    }

    @Test
    void theNextProcessTakesAnotherPlace() throws Exception {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (SharedInt place = SharedInt.create(-1)) {
                Child.run(() -> place.set(Members.get().place()));
                places.add(place.get());
            }
        }
        assertThat(places).doesNotHaveDuplicates().doesNotContain(-1);
    }

    @Test
    void aLockThatThePredecessorHeldIsTheLockOfADeadOne() {
        ProcessLock lock = ProcessLock.in(segment, 0);
        Words.set(segment.memory(), 0, predecessor());
        assertThatThrownBy(lock::lock).isInstanceOf(OwnerDiedException.class);
    }

    @Test
    void thePermitsThatThePredecessorHeldAreGivenBack() {
        ProcessBoundedSemaphore three = ProcessBoundedSemaphore.in(segment, 0, 3);
        three.acquireUninterruptibly();
        three.acquireUninterruptibly();
        Words.set(segment.memory(), SemaphoreState.row(members.place()), predecessor());
        assertThat(three.heldPermits()).isZero();
        assertThat(three.availablePermits()).isEqualTo(3);
        assertThat(three.tryAcquire()).isTrue();
        assertThat(three.heldPermits()).isEqualTo(1);
        assertThat(three.availablePermits()).isEqualTo(2);
    }

    @Test
    void aBarrierWhereThePredecessorTookPartIsBroken() throws Exception {
        ProcessBarrier one = ProcessBarrier.in(segment, 0, 1);
        Words.set(segment.memory(), BarrierState.ROLL + Roll.word(members.place()), predecessor());
        assertThatThrownBy(one::await).isInstanceOf(BrokenBarrierException.class);
        one.reset();
        assertThat(one.await()).isZero();
    }
}
