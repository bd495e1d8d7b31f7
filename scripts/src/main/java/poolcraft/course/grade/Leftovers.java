package poolcraft.course.grade;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds what a run leaves behind, each named in words. */
final class Leftovers {

    private static final long GRACE_MILLIS = 1_000;
    private static final long LOOK_AGAIN_MILLIS = 25;

    private final RunnerJvm jvm;
    private final Set<String> found = new TreeSet<>();

    Leftovers(RunnerJvm jvm) {
        this.jvm = jvm;
    }

    /** Before the JVM of the tests exits: the ports on which it still listens. */
    void lookAtPorts() throws InterruptedException {
        stillThere(() -> ports(jvm.pid()).map(port -> "TCP port " + port + " is still open")
                .toList()).forEach(found::add);
    }

    void addThreads(List<String> threads) {
        threads.forEach(thread -> found.add("thread " + thread
                + " still runs, and is no daemon: the program would never end"));
    }

    /** After the JVM of the tests has exited. */
    void lookAtTheRest() throws InterruptedException {
        List<Member> children = stillThere(jvm.census()::children);
        for (Member child : children) {
            String ports = String.join(", ", ports(child.pid()).map(String::valueOf).toList());
            found.add(child.describe() + " is still running"
                    + (ports.isEmpty() ? "" : ", and listens on port " + ports));
        }
        jvm.census().killAll();
        jvm.folder().temporaryFiles().forEach(file -> found.add("temporary file " + file));
        for (Path segment : SharedFiles.ownedBy(jvm.census().everSeen())) {
            found.add("shared segment " + segment);
        }
    }

    void add(String text) {
        found.add(text);
    }

    List<String> found() {
        return List.copyOf(found);
    }

    private Stream<Integer> ports(long pid) {
        return jvm.census().table().listeningPorts(pid).stream();
    }

    /** What does not go away within the grace. */
    private static <T> List<T> stillThere(Supplier<List<T>> look) throws InterruptedException {
        long end = System.nanoTime() + GRACE_MILLIS * 1_000_000;
        List<T> there = look.get();
        while (!there.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            there = look.get();
        }
        return there;
    }
}
