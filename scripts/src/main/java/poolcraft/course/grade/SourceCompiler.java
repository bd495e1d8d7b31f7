package poolcraft.course.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles sources in this JVM. No annotation processor is run: nothing of a submission executes.
 */
final class SourceCompiler {

    /** The modules that a submission sees, when it is compiled and when it runs. */
    static final String MODULES = "java.base,java.logging,java.management,java.net.http,"
            + "jdk.httpserver,jdk.net";

    private static final int JAVA = 25;

    /** To look up in a newer JDK what an older Java had takes longer than most compilations. */
    private static final List<String> RELEASE = Runtime.version().feature() == JAVA
            ? List.of()
            : List.of("--release", Integer.toString(JAVA));

    private static final int LIMIT_SECONDS = 30;

    private final List<Path> classPath;

    SourceCompiler(List<Path> classPath) {
        this.classPath = List.copyOf(classPath);
    }

    /**
     * Compiles into the folder.
     *
     * @return the compiler's errors for a student; empty where all is well
     */
    List<String> compile(List<Path> sources, Path folder) throws IOException {
        Files.createDirectories(folder);
        FutureTask<List<String>> task = new FutureTask<>(() -> run(sources, folder));
        Thread.ofPlatform().daemon().name("compiler").start(task);
        try {
            return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return List.of("The compiler did not come to an end within " + LIMIT_SECONDS
                    + " seconds: write it in a simpler way.");
        } catch (ExecutionException e) {
            return List.of("The compiler gave up: " + e.getCause()
                    + ". Write it in a simpler way.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraderException("Interrupted while compiling");
        }
    }

    private List<String> run(List<Path> sources, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, Locale.ROOT,
                StandardCharsets.UTF_8)) {
            boolean done = compiler.getTask(null, files, messages, options(folder), null,
                    files.getJavaFileObjectsFromPaths(sources)).call();
            List<String> errors = messages.getDiagnostics().stream()
                    .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                    .map(SourceCompiler::explain).toList();
            return done || !errors.isEmpty() ? errors : List.of("The compiler gave up.");
        }
    }

    private List<String> options(Path folder) {
        List<String> options = new ArrayList<>(RELEASE);
        options.addAll(List.of("-proc:none", "-nowarn", "-implicit:none", "-encoding", "UTF-8",
                "-g",
                "-XDstringConcat=inline", "-Xmaxerrs", "10", "--limit-modules", MODULES, "-d",
                folder.toString()));
        options.addAll(List.of("-cp", RunnerPath.asPath(classPath), "-sourcepath", ""));
        return options;
    }

    /** {@code ExitCodes.java:7: ';' expected}, then the line itself with a mark under the place. */
    private static String explain(Diagnostic<? extends JavaFileObject> message) {
        JavaFileObject source = message.getSource();
        String text = message.getMessage(Locale.ENGLISH);
        if (source == null || message.getLineNumber() == Diagnostic.NOPOS) {
            return text;
        }
        String file = Path.of(source.toUri()).getFileName().toString();
        return file + ":" + message.getLineNumber() + ": " + text + line(source, message);
    }

    private static String line(JavaFileObject source, Diagnostic<?> message) {
        try {
            List<String> lines = source.getCharContent(true).toString().lines().toList();
            String line = lines.get((int) message.getLineNumber() - 1);
            int column = Math.clamp(message.getColumnNumber() - 1, 0, line.length());
            String indent = line.substring(0, column).replaceAll("[^\t]", " ");
            return "\n    " + line + "\n    " + indent + "^";
        } catch (IOException | IndexOutOfBoundsException noLine) {
            return "";
        }
    }
}
