package poolcraft.pool;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import poolcraft.process.JvmProcess;

/** What workers do in the tests. */
final class Tasks {

    private Tasks() {}

    static int square(int n) {
        return n * n;
    }

    static int failAt(int n, int at) {
        if (n == at) {
            throw new IllegalArgumentException("at " + at);
        }
        return n;
    }

    static long pid() {
        return JvmProcess.current().pid();
    }

    /** Makes {@code sign}, and then runs until it is killed. */
    static int runForEver(Path sign) throws IOException {
        Files.createFile(sign);
        while (true) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    /** Waits until there is {@code sign}. */
    static int waitFor(Path sign) {
        while (!Files.exists(sign)) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while waiting for " + sign);
            }
        }
        return 1;
    }

    /** Ends this JVM with a signal. */
    static void crash() {
        try {
            new ProcessBuilder("kill", "-9", Long.toString(pid())).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What goes wrong, and where. */
    enum Fault {
        THROWS {
            @Override
            void happen() {
                throw new UnsupportedOperationException("as planned");
            }
        },
        EXITS {
            @Override
            void happen() {
                System.exit(7);
            }
        },
        CRASHES {
            @Override
            void happen() {
                crash();
            }
        };

        abstract void happen();
    }

    /** Something that has a fault when it is written, or when it is read. */
    static final class Trap implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private final Fault fault;
        private final boolean whenWritten;

        Trap(Fault fault, boolean whenWritten) {
            this.fault = fault;
            this.whenWritten = whenWritten;
        }

        @Serial
        private void writeObject(ObjectOutputStream out) throws IOException {
            if (whenWritten) {
                fault.happen();
            }
            out.defaultWriteObject();
        }

        @Serial
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            if (!whenWritten) {
                fault.happen();
            }
        }

        @Override
        public String toString() {
            return fault + (whenWritten ? " when written" : " when read");
        }
    }
}
