package poolcraft.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/** What a JVM does while it writes down, for an {@link AotCache}, what it loads. */
final class AotLesson {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private AotLesson() {}

    /**
     * A child goes through the rehearsals of all chapters, and leaves the cache in {@code output}.
     *
     * @return whether it did
     */
    static boolean rehearse(List<Path> library, Path output)
            throws IOException, InterruptedException {
        Process child = quiet(ChildCommand.forTraining(library, output));
        try (OutputStream stdin = child.getOutputStream()) {
            rehearsal().writeTo(stdin);
            return hasDone(child);
        } finally {
            child.destroyForcibly();
        }
    }

    /**
     * A program with nothing but the library runs {@code training}, whose child leaves the cache in
     * {@code output}.
     *
     * @return whether it did
     */
    static boolean train(String training, List<Path> library, Path output)
            throws IOException, InterruptedException {
        Process trainer = quiet(ChildCommand.of(AotLesson.class, library, training,
                output.toString()));
        try {
            return hasDone(trainer);
        } finally {
            trainer.destroyForcibly();
        }
    }

    private static Process quiet(ProcessBuilder builder) throws IOException {
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static boolean hasDone(Process process) throws InterruptedException {
        return process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** What most targets need, and what each chapter does. */
    private static Launch rehearsal() {
        AllowList allowList = new AllowList(List.of());
        byte[] bytes = TargetCodec.write(() -> learn(), allowList, new Transfer());
        return new Launch(new Launch.Child("training", "1", true), Identity.self(), allowList,
                Optional.empty(), bytes);
    }

    /** Functions of several shapes: the JVM makes a piece of code for each shape of call. */
    private static void learn() throws Exception {
        String text = "text";
        int number = 3;
        List<Integer> numbers = new ArrayList<>(List.of(1, 2));
        List<ProcessTarget> targets = List.of(() -> print(text), () -> print(number),
                () -> print(number, text), () -> print(text, text), () -> print(text, numbers));
        for (ProcessTarget target : targets) {
            perform(target);
        }
        for (Rehearsal rehearsal : ServiceLoader.load(Rehearsal.class)) {
            rehearse(rehearsal);
        }
    }

    /** One that fails, for want of a module of the JDK, say, does not take the others with it. */
    private static void rehearse(Rehearsal rehearsal) {
        try {
            rehearsal.run(AotLesson::perform);
        } catch (Exception | LinkageError e) {
            System.err.println("Not rehearsed: " + rehearsal.getClass().getName() + ": " + e);
        }
    }

    private static void perform(ProcessTarget target) throws Exception {
        AllowList allowList = new AllowList(List.of());
        Transfer transfer = new Transfer();
        byte[] bytes = TargetCodec.write(target, allowList, transfer);
        transfer.sent();
        TargetCodec.read(bytes, allowList, ClassLoader.getSystemClassLoader()).run();
    }

    private static void print(Object... values) {
        for (Object value : values) {
            System.out.println(value + " " + JvmProcess.current().name());
        }
    }

    /** The program of {@link #train}: a training, and the file for the cache. */
    public static void main(String[] args) throws Exception {
        for (Training training : ServiceLoader.load(Training.class)) {
            if (training.getClass().getName().equals(args[0])) {
                training.run(ChildCommand.recording(Path.of(args[1])));
            }
        }
    }
}
