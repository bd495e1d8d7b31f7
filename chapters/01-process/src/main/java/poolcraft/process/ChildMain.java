package poolcraft.process;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/**
 * The main class of a child JVM. It reads on standard input what to run, keeps standard input as
 * its lifeline, and runs the target in the main thread.
 *
 * <p>The rest is left to the JVM: an exception out of {@code main} gives exit code 1, and threads
 * that are no daemons finish first.
 */
final class ChildMain {

    private ChildMain() {}

    // tag::main[]
    public static void main(String[] args) throws Exception {
        FileChannel stdin = new FileInputStream(FileDescriptor.in).getChannel();
        System.setIn(InputStream.nullInputStream());
        Launch launch;
        try {
            launch = Launch.readFrom(Channels.newInputStream(stdin));
        } catch (EOFException e) {
            return;
        }
        Identity.become(launch);
        Lifeline.hold(stdin);
        Thread.currentThread().setUncaughtExceptionHandler(new TraceOnStderr());
        ReadyLine.write();
        target(launch).run();
    }
    // end::main[]

    private static ProcessTarget target(Launch launch)
            throws IOException, ReflectiveOperationException {
        ClassLoader loader = loader(launch);
        Identity.loadFrom(loader);
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return TargetCodec.read(launch.target(), launch.allowList(), loader);
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw new IOException("This child process does not have class " + e.getMessage()
                    + ", which its target needs, and its parent has no class file of it either.",
                    e);
        }
    }

    private static ClassLoader loader(Launch launch) {
        return launch.classes().isPresent()
                ? new ParentsClasses(launch.classes().get(), launch.allowList())
                : ClassLoader.getSystemClassLoader();
    }
}
