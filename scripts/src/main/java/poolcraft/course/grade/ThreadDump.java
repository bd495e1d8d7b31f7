package poolcraft.course.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A thread dump as {@code jcmd PID Thread.print} writes it, taken apart. */
final class ThreadDump {

    private static final Pattern HEADER = Pattern.compile("^\"(.*?)\" #.*?cpu=(\\S+)");
    private static final Pattern STATE = Pattern.compile("java\\.lang\\.Thread\\.State: (\\w+)");
    private static final Pattern FRAME = Pattern.compile("^\\s+at (.*)$");
    private static final Pattern MODULE = Pattern.compile("\\([^()/]*/");
    private static final Pattern WANTED = Pattern.compile("waiting to lock <(0x\\w+)>");
    private static final Pattern HELD = Pattern.compile("- locked <(0x\\w+)>");
    private static final Pattern DEADLOCKED = Pattern.compile("^\"(.*)\":$");
    private static final Pattern HOLDER = Pattern.compile("which is held by \"(.*)\"");

    private final String text;
    private final List<DumpThread> threads;

    ThreadDump(String text) {
        this.text = text;
        this.threads = Stream.of(text.split("\n\n", -1)).flatMap(ThreadDump::thread).toList();
    }

    private static Stream<DumpThread> thread(String block) {
        Optional<Matcher> header = block.lines().map(HEADER::matcher).filter(Matcher::find)
                .findFirst();
        return header.stream().map(matcher -> new DumpThread(matcher.group(1),
                first(STATE, block).orElse(""), matcher.group(2), frames(block),
                new DumpThread.Locks(first(WANTED, block), all(HELD, block))));
    }

    private static List<String> frames(String block) {
        return block.lines().map(FRAME::matcher).filter(Matcher::find)
                .map(matcher -> MODULE.matcher(matcher.group(1)).replaceFirst("(")).toList();
    }

    private static Optional<String> first(Pattern pattern, String block) {
        return all(pattern, block).stream().findFirst();
    }

    private static List<String> all(Pattern pattern, String block) {
        return pattern.matcher(block).results().map(result -> result.group(1)).toList();
    }

    Optional<DumpThread> named(String name) {
        return threads.stream().filter(thread -> thread.name().equals(name)).findFirst();
    }

    Optional<DumpThread> holderOf(String lock) {
        return threads.stream().filter(thread -> thread.locks().held().contains(lock)).findFirst();
    }

    /** Each thread of a deadlock with the one it waits for; empty where there is no deadlock. */
    List<String> deadlock() {
        List<String> sentences = new ArrayList<>();
        String waiting = "";
        int start = text.indexOf("Java-level deadlock");
        int end = text.indexOf("Java stack information for the threads", Math.max(start, 0));
        if (start < 0 || end < 0) {
            return sentences;
        }
        for (String line : text.substring(start, end).lines().toList()) {
            waiting = first(DEADLOCKED, line).orElse(waiting);
            String waiter = waiting;
            first(HOLDER, line).ifPresent(holder -> sentences.add("thread \"" + waiter
                    + "\" waits for a lock that thread \"" + holder + "\" holds"));
        }
        return sentences;
    }
}
