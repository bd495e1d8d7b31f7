package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.process.JvmProcess;

/** More room for a segment, which any process makes and which ends with the segment's owner. */
class AnnexesTest {

    private Segment segment;
    private Annexes annexes;

    @BeforeEach
    void create() throws Exception {
        segment = Segment.create(64);
        annexes = Annexes.of(segment);
    }

    @AfterEach
    void close() throws Exception {
        segment.close();
        annexes.removeAll();
    }

    @Test
    void anAnnexStaysWhenItsMakerEnds() throws Exception {
        Annexes shared = annexes;
        Child.run(() -> {
            shared.write("bytes", new byte[]{1, 2, 3}, 1, 2);
            try (Segment made = shared.create("more", 128)) {
                made.memory().set(ValueLayout.JAVA_INT, 0, 42);
            }
        });
        assertThat(annexes.names()).containsExactlyInAnyOrder("bytes", "more");
        try (Segment more = annexes.attach("more")) {
            assertThat(more.size()).isEqualTo(128);
            assertThat(more.memory().get(ValueLayout.JAVA_INT, 0)).isEqualTo(42);
        }
        byte[] read = new byte[2];
        annexes.read("bytes", read, 0, 2);
        assertThat(read).containsExactly(2, 3);
    }

    @Test
    void anAnnexEndsWithItsSegmentsOwner() throws Exception {
        try (SharedInt there = SharedInt.create(0); SharedInt go = SharedInt.create(0)) {
            JvmProcess owner = JvmProcess.start(() -> {
                Annexes own = Annexes.of(Segment.create(64));
                JvmProcess.start(() -> own.create("more", 64).close()).join();
                there.set(own.names().size());
                Child.awaitAwake(() -> go.get() == 1);
            });
            Child.awaitAwake(() -> there.get() == 1);
            go.set(1);
            Child.join(owner);
        }
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        annexes.create("more", 64).close();
        assertThatThrownBy(() -> annexes.create("more", 64))
                .isInstanceOf(FileAlreadyExistsException.class);
        annexes.remove("more");
        annexes.remove("more");
        assertThatThrownBy(() -> annexes.attach("more")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aClosedSegmentGetsNoMore() throws Exception {
        segment.close();
        assertThatThrownBy(() -> annexes.create("more", 64))
                .isInstanceOf(NoSuchFileException.class).hasMessageContaining("closed");
        assertThat(annexes.names()).isEmpty();
    }

    @Test
    void whereThereIsNoRoomNothingIsMade() throws Exception {
        assertThatThrownBy(() -> annexes.create("huge", Long.MAX_VALUE / 2))
                .isInstanceOf(IOException.class).hasMessageContaining("free");
        assertThat(annexes.names()).isEmpty();
    }

    @Test
    void onlyTheOwnerCanAskForThem() throws Exception {
        try (Segment other = Segment.attach(segment.name())) {
            assertThatThrownBy(() -> Annexes.of(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another process");
        }
    }
}
