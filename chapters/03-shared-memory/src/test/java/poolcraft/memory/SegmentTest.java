package poolcraft.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import poolcraft.process.JvmProcess;
import poolcraft.process.TransferException;

/** Segments within one process and between several. */
class SegmentTest {

    private static String newName() {
        return "test-" + UUID.randomUUID();
    }

    @Test
    void aNewSegmentHoldsZeros() throws Exception {
        try (Segment segment = Segment.create(100_001)) {
            assertThat(segment.size()).isEqualTo(100_001);
            assertThat(segment.memory().toArray(JAVA_BYTE)).containsOnly(0);
        }
    }

    @Test
    void whatAChildWritesIsVisibleHere() throws Exception {
        try (Segment segment = Segment.create(64)) {
            Child.run(() -> segment.memory().set(JAVA_INT, 60, 42));
            assertThat(segment.memory().get(JAVA_INT, 60)).isEqualTo(42);
        }
    }

    @Test
    void aSegmentIsAttachedByItsName() throws Exception {
        String name = newName();
        try (Segment segment = Segment.create(name, 64)) {
            Child.run(() -> {
                try (Segment attached = Segment.attach(name)) {
                    attached.memory().set(JAVA_INT, 0, (int) attached.size());
                }
            });
            assertThat(segment.memory().get(JAVA_INT, 0)).isEqualTo(64);
        }
    }

    @Test
    void onlyTheCreatorOwnsIt() throws Exception {
        String name = newName();
        try (Segment segment = Segment.create(name, 64)) {
            try (Segment attached = Segment.attach(name)) {
                assertThat(attached.isOwner()).isFalse();
            }
            assertThat(segment.isOwner()).isTrue();
            Segment.attach(name).close();
        }
    }

    @Test
    void aSegmentSentInTwoPlacesIsOneInTheChild() throws Exception {
        try (Segment segment = Segment.create(64)) {
            Segment[] twice = {segment, segment};
            Child.run(() -> segment.memory().set(JAVA_INT, 0, twice[0] == twice[1] ? 1 : 2));
            assertThat(segment.memory().get(JAVA_INT, 0)).isEqualTo(1);
        }
    }

    @Test
    void aNameInUseIsACollision() throws Exception {
        String name = newName();
        try (Segment segment = Segment.create(name, 64)) {
            assertThatThrownBy(() -> Segment.create(name, 64))
                    .isInstanceOf(FileAlreadyExistsException.class).hasMessageContaining(name)
                    .hasMessageContaining("already");
            assertThat(segment.memory().get(JAVA_INT, 0)).isZero();
        }
    }

    @Test
    void aNameIsFreeAfterTheClose() throws Exception {
        String name = newName();
        Segment.create(name, 64).close();
        assertThatThrownBy(() -> Segment.attach(name)).isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(name);
        Segment.create(name, 64).close();
    }

    @Test
    void unlinkFreesTheNameAndLeavesTheMemory() throws Exception {
        String name = newName();
        try (Segment first = Segment.create(name, 64)) {
            first.memory().set(JAVA_INT, 0, 7);
            Segment.unlink(name);
            assertThatThrownBy(() -> Segment.unlink(name)).isInstanceOf(NoSuchFileException.class);
            Segment.create(name, 64).close();
            assertThat(first.memory().get(JAVA_INT, 0)).isEqualTo(7);
        }
    }

    @Test
    void theOldOwnersCloseLeavesTheNewOwnersName() throws Exception {
        String name = newName();
        Segment first = Segment.create(name, 64);
        Segment.unlink(name);
        try (Segment second = Segment.create(name, 64)) {
            first.close();
            Segment.attach(second.name()).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "/", "a/b", "../a", "a\\b", "a~b", ".hidden", "a\0b",
            "名前", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aBadNameIsRefused(String name) {
        assertThatThrownBy(() -> Segment.create(name, 64))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no name");
        assertThatThrownBy(() -> Segment.attach(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Segment.unlink(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aSegmentHasAtLeastOneByte(long size) {
        assertThatThrownBy(() -> Segment.create(size)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one byte");
    }

    @Test
    void noRoomIsAnIoExceptionAndLeavesNothing() throws Exception {
        String name = newName();
        assertThatThrownBy(() -> Segment.create(name, 1L << 55)).isInstanceOf(IOException.class)
                .hasMessageContaining("no room");
        Segment.create(name, 64).close();
    }

    @Test
    void useAfterCloseSaysSo() throws Exception {
        Segment segment = Segment.create(64);
        segment.close();
        segment.close();
        assertThatThrownBy(segment::memory).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(segment.name()).hasMessageContaining("closed");
        assertThatThrownBy(() -> JvmProcess.start(() -> segment.memory().fill((byte) 1)))
                .isInstanceOf(TransferException.class).hasRootCauseMessage("Segment "
                        + segment.name() + " has been closed in this process. Keep it open for as"
                        + " long as it is used.");
    }

    @Test
    void anOffsetOutsideIsAnError() throws Exception {
        try (Segment segment = Segment.create(64)) {
            assertThatThrownBy(() -> segment.memory().get(JAVA_INT, 64))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> segment.memory().get(JAVA_INT, -4))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void anInterruptedThreadMakesSegmentsAndStaysInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        try (Segment segment = Segment.create(64); Segment same = Segment.attach(segment.name())) {
            segment.memory().set(JAVA_INT, 0, 5);
            assertThat(same.memory().get(JAVA_INT, 0)).isEqualTo(5);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseCanOpenIt() throws Exception {
        try (Segment segment = Segment.create(64)) {
            Path file = Registry.get().existing(segment.name());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions
                    .toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }
}
