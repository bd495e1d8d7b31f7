package poolcraft.course.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The processes of one child JVM's run, those that left its tree included.
 *
 * <p>A process belongs to the run when its parent does, when its environment holds the run's id,
 * when it works in the run's folder, or when it was seen to belong before. Thread-safe.
 */
final class Census {

    /** The variable that holds the run's id; children inherit it. */
    static final String VARIABLE = "POOLCRAFT_RUN";

    static final int MOST_THREADS = 2_000;
    static final int MOST_PROCESSES = 200;
    static final long MOST_BYTES = 2L << 30;

    private static final long KILL_LIMIT = 10_000_000_000L;
    private static final int QUIET_LOOKS = 3;

    private final ProcessTable table;
    private final String mark;
    private final Path folder;
    private final ProcessEntry root;
    private final Map<Long, Member> members = new LinkedHashMap<>();
    private final Set<List<Long>> strangers = new HashSet<>();
    private String test = "";

    Census(ProcessTable table, JvmFolder folder, ProcessEntry root) {
        this.table = table;
        this.mark = VARIABLE + "=" + folder.run();
        this.folder = folder.root();
        this.root = root;
        add(root);
    }

    ProcessTable table() {
        return table;
    }

    synchronized void testStarted(String name) {
        test = name;
    }

    /** The living processes of the run, parents before their children. */
    synchronized List<ProcessEntry> look() {
        Map<Long, ProcessEntry> all = table.all();
        List<ProcessEntry> young = all.values().stream()
                .filter(entry -> entry.start() >= root.start())
                .sorted(Comparator.comparingLong(ProcessEntry::start)
                        .thenComparingLong(ProcessEntry::pid))
                .toList();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ProcessEntry entry : young) {
                if (!isMember(entry) && belongs(entry, all)) {
                    add(entry);
                    grown = true;
                }
            }
        }
        return young.stream().filter(entry -> isMember(entry) && !entry.isGone()).toList();
    }

    private boolean isMember(ProcessEntry entry) {
        Member member = members.get(entry.pid());
        return member != null && member.start() == entry.start();
    }

    private boolean belongs(ProcessEntry entry, Map<Long, ProcessEntry> all) {
        ProcessEntry parent = all.get(entry.parent());
        if (parent != null && isMember(parent)) {
            return true;
        }
        boolean isNew = strangers.add(List.of(entry.pid(), entry.start()));
        return isNew && (table.hasInEnvironment(entry.pid(), mark)
                || table.worksIn(entry.pid(), folder));
    }

    private void add(ProcessEntry entry) {
        members.put(entry.pid(),
                new Member(entry.pid(), entry.start(), table.command(entry.pid()), test));
    }

    /** The living processes without the JVM of the tests itself. */
    List<Member> children() {
        List<Member> children = new ArrayList<>();
        for (ProcessEntry entry : lookThoroughly()) {
            if (entry.pid() != root.pid()) {
                children.add(describe(entry));
            }
        }
        return children;
    }

    /** The ids of all processes that ever were seen to belong to the run. */
    synchronized Set<Long> everSeen() {
        return Set.copyOf(members.keySet());
    }

    /** With the command line of today: a child that was just forked still had its parent's. */
    private synchronized Member describe(ProcessEntry entry) {
        Member first = members.get(entry.pid());
        String command = table.command(entry.pid());
        return new Member(entry.pid(), entry.start(), command.isEmpty() ? first.command() : command,
                first.firstTest());
    }

    private synchronized List<ProcessEntry> lookThoroughly() {
        strangers.clear();
        return look();
    }

    /** What of the living is too much for the machine, in words. */
    Optional<String> excess(List<ProcessEntry> living) {
        int threads = living.stream().mapToInt(entry -> entry.use().threads()).sum();
        long bytes = living.stream().mapToLong(entry -> entry.use().bytes()).sum();
        if (living.size() > MOST_PROCESSES) {
            return Optional.of("More than " + MOST_PROCESSES + " processes ran at the same time.");
        }
        if (threads > MOST_THREADS) {
            return Optional.of("More than " + MOST_THREADS + " threads ran at the same time.");
        }
        if (bytes > MOST_BYTES) {
            return Optional.of("Its processes took more than 2 GB of memory together.");
        }
        return Optional.empty();
    }

    /**
     * Kills every process of the run, until several looks in a row find none.
     *
     * @return those that could not be killed; empty as a rule
     */
    List<ProcessEntry> killAll() {
        long end = System.nanoTime() + KILL_LIMIT;
        int quiet = 0;
        List<ProcessEntry> living = lookThoroughly();
        while (quiet < QUIET_LOOKS && System.nanoTime() < end) {
            living.forEach(this::kill);
            quiet = living.isEmpty() ? quiet + 1 : 0;
            living = lookThoroughly();
        }
        return living;
    }

    private void kill(ProcessEntry entry) {
        ProcessHandle.of(entry.pid())
                .filter(_ -> table.find(entry.pid())
                        .filter(now -> now.start() == entry.start()).isPresent())
                .ifPresent(ProcessHandle::destroyForcibly);
    }
}
