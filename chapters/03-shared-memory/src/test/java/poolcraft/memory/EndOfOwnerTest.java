package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import poolcraft.process.JvmProcess;

/** What becomes of the segments of a process that ends, in each of the ways it can. */
class EndOfOwnerTest {

    private final String name = "test-" + UUID.randomUUID();

    @Test
    void nothingIsLeftAfterANormalEnd() throws Exception {
        String segment = name;
        Child.run(() -> Segment.create(segment, 64));
        assertNothingLeft();
    }

    @Test
    void nothingIsLeftAfterSystemExit() throws Exception {
        String segment = name;
        Child.run(() -> {
            Segment.create(segment, 64);
            System.exit(0);
        });
        assertNothingLeft();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nothingIsLeftAfterSigterm() throws Exception {
        JvmProcess owner = startOwner();
        owner.terminate();
        owner.join();
        assertNothingLeft();
    }

    @Test
    void whatASigkilledCreatorLeftIsRemovedByTheNextProgram() throws Exception {
        Child.kill(startOwner());
        Child.run(() -> Segment.create(64).close());
        assertNothingLeft();
    }

    @Test
    void theNameOfASigkilledCreatorIsFreeAtOnce() throws Exception {
        Segment.create(64).close();
        Child.kill(startOwner());
        Segment.create(name, 64).close();
        assertNothingLeft();
    }

    @Test
    void aLivingOwnersSegmentStaysWhenAnotherProgramStarts() throws Exception {
        try (Segment segment = Segment.create(name, 64)) {
            Child.run(() -> Segment.create(64).close());
            Segment.attach(segment.name()).close();
        }
    }

    @Test
    void aNameThatAnotherOwnsByNowIsNotRemovedWithTheDead() throws Exception {
        JvmProcess owner = startOwner();
        Segment.unlink(name);
        try (Segment mine = Segment.create(name, 64)) {
            Child.kill(owner);
            Child.run(() -> Segment.create(64).close());
            Segment.attach(mine.name()).close();
        }
        assertNothingLeft();
    }

    @Test
    void aChildThatAttachesWhileItsParentEndsStillFindsIt() throws Exception {
        try (SharedInt result = SharedInt.create(0)) {
            Child.run(() -> {
                SharedInt own = SharedInt.create(41);
                JvmProcess.start(() -> result.set(own.incrementAndGet()));
            });
            assertThat(result.get()).isEqualTo(42);
        }
    }

    @Test
    void aKilledChildTakesNothingFromItsParent() throws Exception {
        try (Segment segment = Segment.create(name, 64); SharedInt there = SharedInt.create(0)) {
            JvmProcess child = JvmProcess.start(() -> {
                segment.memory();
                there.set(1);
                Thread.sleep(Long.MAX_VALUE);
            });
            Child.awaitAwake(() -> there.get() == 1);
            Child.kill(child);
            Child.run(() -> Segment.create(64).close());
            Segment.attach(name).close();
        }
    }

    /** A process that has the segment {@link #name} and waits to be killed. */
    private JvmProcess startOwner() throws Exception {
        String segment = name;
        try (SharedInt made = SharedInt.create(0)) {
            JvmProcess owner = JvmProcess.start(() -> {
                Segment.create(segment, 64);
                made.set(1);
                Thread.sleep(Long.MAX_VALUE);
            });
            Child.awaitAwake(() -> made.get() == 1 || !owner.isAlive());
            return owner;
        }
    }

    private void assertNothingLeft() throws IOException {
        assertThatThrownBy(() -> Segment.attach(name)).isInstanceOf(NoSuchFileException.class);
        for (Path folder : Places.open().folders()) {
            assertThat(list(folder)).noneMatch(file -> file.toString().endsWith(name));
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
