package poolcraft.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the threads of another JVM are doing, as the JDK's own tool {@code jcmd} sees it. */
final class ThreadDump {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ThreadDump() {}

    /** As text, in lines of its own; or why there is none. */
    static String of(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process asked = new ProcessBuilder(jcmd.toString(), "-J-XX:TieredStopAtLevel=1",
                    "-J-XX:+UseSerialGC", Long.toString(pid), "Thread.print", "-l")
                    .redirectErrorStream(true).start();
            String answer = answerOf(asked);
            return answer.isEmpty()
                    ? " It did not say what it was doing."
                    : " It was doing this:" + System.lineSeparator() + answer;
        } catch (IOException e) {
            return " What it was doing is not known: " + e.getMessage();
        }
    }

    private static String answerOf(Process asked) throws IOException {
        Thread limit = Thread.ofVirtual().start(() -> {
            try {
                if (!asked.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.destroyForcibly();
                }
            } catch (InterruptedException e) {
                // It has answered.
            }
        });
        try (var in = asked.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            limit.interrupt();
        }
    }
}
