package poolcraft.course.grade;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import poolcraft.grading.runner.Order;

/**
 * One child JVM that runs tests of a submission, with its channel, its output and its processes.
 */
final class RunnerJvm implements AutoCloseable {

    /** No submission makes a cache in the background: its test would see one more child. */
    private static final String NO_MAKING = "-Dpoolcraft.aotCache=found";

    /** Most children of a submission live for less time than the better compiler takes. */
    private static final String CHILDREN = "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 "
            + NO_MAKING;

    private final JvmFolder folder;
    private final RunnerChannel channel;
    private final Process process;
    private final Census census;
    private final OutputTail out;
    private final OutputTail err;

    private RunnerJvm(JvmFolder folder, Order order, RunnerJava java) throws IOException {
        this.folder = folder;
        channel = new RunnerChannel(folder.socket(), order.key());
        process = builder(folder, java).start();
        ProcessTable table = ProcessTable.ofThisSystem();
        census = new Census(table, folder, table.find(process.pid())
                .orElseThrow(() -> new GraderException("The JVM for the tests did not start")));
        out = OutputTail.of(process.getInputStream(), "submission-out");
        err = OutputTail.of(process.getErrorStream(), "submission-err");
        ActiveRuns.add(this);
        hand(order);
    }

    static RunnerJvm start(JvmFolder folder, Build build, TestPlan plan, RunnerJava java,
            List<Path> library) throws IOException {
        build.tests().writeTo(folder.tests());
        build.submission().writeTo(folder.submission());
        List<String> classPath = new ArrayList<>();
        classPath.add(folder.tests().toString());
        classPath.add(folder.submission().toString());
        library.forEach(jar -> classPath.add(jar.toString()));
        Order order = new Order(newKey(), folder.socket().toString(), plan.testClass(),
                plan.tests().stream().map(PlannedTest::name).toList(), classPath,
                RunnerPath.jars().stream().map(Path::toString).toList());
        return new RunnerJvm(folder, order, java);
    }

    private static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private static ProcessBuilder builder(JvmFolder folder, RunnerJava java) {
        List<String> command = new ArrayList<>(java.command());
        command.add("-Djava.io.tmpdir=" + folder.temporary());
        command.add("-Dpoolcraft.jvmOptions=" + CHILDREN);
        command.add(NO_MAKING);
        command.addAll(List.of("-m", "poolcraft.grading/poolcraft.grading.runner.Runner"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.work().toFile());
        Map<String, String> environment = builder.environment();
        // These would change the JVM, or print a line where the student's output belongs.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
                .forEach(environment::remove);
        environment.put(Census.VARIABLE, folder.run());
        environment.put("TMPDIR", folder.temporary().toString());
        return builder;
    }

    private void hand(Order order) {
        try (DataOutputStream stdin = new DataOutputStream(process.getOutputStream())) {
            order.write(stdin);
        } catch (IOException e) {
            // it ended at once: the channel will say so
        }
    }

    Event next(long millis) throws InterruptedException {
        return channel.next(millis);
    }

    JvmFolder folder() {
        return folder;
    }

    Census census() {
        return census;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void giveLeave() {
        channel.giveLeave();
    }

    /** The exit code, where the JVM ends within the time. */
    OptionalInt awaitExit(long millis) throws InterruptedException {
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
    }

    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    /** Kills what is left of the run, and removes what the killed had in shared memory. */
    @Override
    public void close() {
        census.killAll();
        SharedFiles.removeThoseOf(census.everSeen());
        channel.close();
        ActiveRuns.remove(this);
    }
}
