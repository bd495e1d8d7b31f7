package poolcraft.course.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes the thread dumps of all JVMs of a run, at the same time and within a limit. */
final class ThreadDumps {

    private static final int MOST = 8;
    private static final long LIMIT_MILLIS = 6_000;

    private ThreadDumps() {}

    /** The dumps by process; a JVM that does not answer in time has none. */
    static Map<Long, ThreadDump> of(List<ProcessEntry> living, Path folder, String test) {
        Map<Long, Process> asked = new LinkedHashMap<>();
        living.stream().map(ProcessEntry::pid).filter(ThreadDumps::isJvm).limit(MOST)
                .forEach(pid -> ask(pid, asked));
        Map<Long, ThreadDump> dumps = new LinkedHashMap<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
        List<OutputTail> answers = new ArrayList<>();
        asked.forEach((pid, jcmd) -> answers.add(OutputTail.of(jcmd.getInputStream(), "dump")));
        int next = 0;
        for (Map.Entry<Long, Process> entry : asked.entrySet()) {
            OutputTail answer = answers.get(next++);
            if (hasAnswered(entry.getValue(), end)) {
                dumps.put(entry.getKey(), keep(answer.text(), folder, test, entry.getKey()));
            }
        }
        return dumps;
    }

    private static boolean isJvm(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("java") || name.equals("java.exe")).isPresent();
    }

    private static void ask(long pid, Map<Long, Process> asked) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            asked.put(pid, new ProcessBuilder(jcmd, "-J-XX:TieredStopAtLevel=1",
                    "-J-XX:+UseSerialGC", Long.toString(pid), "Thread.print", "-l")
                    .redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new GraderException("Cannot start " + jcmd + ": a JDK is needed", e);
        }
    }

    private static boolean hasAnswered(Process jcmd, long end) {
        try {
            if (jcmd.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        jcmd.destroyForcibly();
        return false;
    }

    private static ThreadDump keep(String text, Path folder, String test, long pid) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("threads-" + test + "-" + pid + ".txt"), text);
        } catch (IOException e) {
            throw new GraderException("Cannot write the thread dump into " + folder, e);
        }
        return new ThreadDump(text);
    }
}
