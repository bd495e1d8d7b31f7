package poolcraft.course.bench.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Linux tells of processes that wait. */
final class Rest {

    private static final Path PROC = Path.of("/proc");
    private static final long KILO = 1_024;
    private static final double SECOND = 1e9;
    private static final long PAUSE_MILLIS = 1_000;

    private Rest() {}

    /** The figure that the benchmark of this name asks for; of memory, that of the last process. */
    static double measure(String name, List<Long> pids) throws Exception {
        return switch (name) {
            case "pool-worker-memory" -> bytes(pids.getLast(), "status", "VmRSS");
            case "pool-worker-share" -> bytes(pids.getLast(), "smaps_rollup", "Pss");
            case "pool-idle" -> processor(pids);
            default -> throw new IllegalArgumentException("There is no figure " + name);
        };
    }

    private static double bytes(long pid, String file, String field) throws IOException {
        String text = Files.readString(PROC.resolve(Long.toString(pid)).resolve(file));
        Matcher line = Pattern.compile("(?m)^" + field + ":\\s+(\\d+) kB").matcher(text);
        if (!line.find()) {
            throw new IOException("Linux does not tell " + field + " of process " + pid);
        }
        return Double.parseDouble(line.group(1)) * KILO;
    }

    /** Nanoseconds of processor time in a second. */
    private static double processor(List<Long> pids) throws Exception {
        long begin = System.nanoTime();
        long used = used(pids);
        Thread.sleep(PAUSE_MILLIS);
        return (used(pids) - used) * SECOND / (System.nanoTime() - begin);
    }

    private static long used(List<Long> pids) throws IOException {
        long sum = 0;
        for (long pid : pids) {
            Path threads = PROC.resolve(Long.toString(pid)).resolve("task");
            try (Stream<Path> all = Files.list(threads)) {
                for (Path thread : all.filter(one -> isCounted(pid, one)).toList()) {
                    String text = Files.readString(thread.resolve("schedstat"));
                    sum += Long.parseLong(text.split(" ", 2)[0]);
                }
            }
        }
        return sum;
    }

    /** To look at all this keeps the main thread of this process busy, and its compilers. */
    private static boolean isCounted(long pid, Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            return pid != ProcessHandle.current().pid()
                    || !(name.startsWith("java") || name.contains("Compiler"));
        } catch (IOException e) {
            return false; // it has ended
        }
    }
}
