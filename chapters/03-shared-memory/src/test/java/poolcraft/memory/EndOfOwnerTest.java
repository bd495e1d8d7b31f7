package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import poolcraft.process.JvmProcess;
import poolcraft.process.PrivateFolder;

/** What becomes of the segments of a process that ends, in each of the ways it can. */
@Execution(ExecutionMode.CONCURRENT)
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

    @Test
    void creatorsKilledAtAnyMomentLeaveNothing() throws Exception {
        var random = new SplittableRandom(11);
        String prefix = name;
        for (int kill = 0; kill < 10; kill++) {
            try (SharedInt made = SharedInt.create(0)) {
                JvmProcess creator = JvmProcess.start(() -> createForever(prefix, made));
                int killAt = 1 + random.nextInt(300);
                Child.awaitAwake(() -> made.get() >= killAt || !creator.isAlive());
                Child.kill(creator);
                assertThat(creator.exitCode()).isNotEqualTo(OptionalInt.of(1));
            }
        }
        Child.run(() -> Segment.create(64).close());
        for (Path folder : folders()) {
            assertThat(list(folder)).noneMatch(file -> file.toString().contains(prefix));
        }
    }

    private static void createForever(String prefix, SharedInt made) throws IOException {
        List<Segment> held = new ArrayList<>();
        while (true) {
            held.add(Segment.create(prefix + "-" + made.incrementAndGet(), 10_000));
            if (held.size() > 20) {
                held.removeFirst().close();
            }
        }
    }

    @Test
    void ofManyProcessesThatWantANameOneGetsIt() throws Exception {
        String prefix = name;
        try (SharedInt wins = SharedInt.create(0); SharedInt arrived = SharedInt.create(0)) {
            Child.run(4, () -> {
                meet(arrived, 4);
                for (int i = 0; i < 100; i++) {
                    wins.addAndGet(tryToCreate(prefix + "-" + i));
                }
                meet(arrived, 8);
            });
            assertThat(wins.get()).isEqualTo(100);
        }
    }

    /** Nobody ends early: that would free the names. */
    private static void meet(SharedInt arrived, int count) {
        arrived.incrementAndGet();
        Child.awaitAwake(() -> arrived.get() >= count);
    }

    /** It is kept, so that nobody else can have the name. */
    private static int tryToCreate(String wanted) throws IOException {
        try {
            Segment.create(wanted, 100);
            return 1;
        } catch (FileAlreadyExistsException e) {
            return 0;
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
        for (Path folder : folders()) {
            assertThat(list(folder)).noneMatch(file -> file.toString().endsWith(name));
        }
    }

    private static List<Path> folders() {
        return Stream.of(PrivateFolder.inMemory(), PrivateFolder.temporary())
                .map(PrivateFolder::path).filter(Files::isDirectory).toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
