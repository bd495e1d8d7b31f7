package poolcraft.course.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import poolcraft.process.JvmProcess;

/** The machine itself: memory, folders, network, and whether a child process runs. */
final class Machine {

    private static final long GIGABYTE = 1L << 30;
    private static final long MEGABYTE = 1L << 20;
    private static final int ENOUGH_GIGABYTES = 2;
    private static final int ENOUGH_SHARED_MEGABYTES = 64;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Unix has room for about 100 bytes in the path of a socket, and we need some below this. */
    private static final int LONGEST_FOLDER = 60;

    Finding childProcess() {
        long start = System.nanoTime();
        JvmProcess process = JvmProcess.start(() -> nothing());
        try {
            if (!process.join(LIMIT)) {
                process.kill();
                return slowChild("did not end within " + LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return slowChild("was not waited for");
        }
        return process.exitCode().orElse(1) == 0
                ? Finding.good("child JVM", "started and ended in "
                        + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms")
                : slowChild("ended with the exit code " + process.exitCode());
    }

    private static Finding slowChild(String text) {
        return Finding.broken("child JVM", "a child process " + text,
                "Is there memory left, and is the number of processes limited (ulimit -u)?");
    }

    private static void nothing() {}

    Finding temporaryFolder() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Files.delete(Files.createTempFile(folder, "course", ".txt"));
        } catch (IOException e) {
            return Finding.broken("temp folder", folder + " cannot be written: " + e.getMessage(),
                    "Make room there, or set TMPDIR to a folder of yours.");
        }
        return folder.toString().length() <= LONGEST_FOLDER
                ? Finding.good("temp folder", folder.toString())
                : Finding.lacking("temp folder", folder + " is long",
                        "Sockets need short paths: set TMPDIR to a shorter one.");
    }

    Finding loopback() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Finding.good("loopback", socket.getInetAddress().getHostAddress());
        } catch (IOException e) {
            return Finding.broken("loopback", "no port can be opened: " + e.getMessage(),
                    "The book is served there. A sandbox or a firewall forbids it.");
        }
    }

    Finding locale() {
        String encoding = System.getProperty("sun.jnu.encoding", "unknown");
        return "UTF-8".equals(encoding)
                ? Finding.good("file names", encoding)
                : Finding.lacking("file names", encoding,
                        "Only ASCII works in names of files: set LC_ALL to a UTF-8 locale.");
    }

    Finding memory() {
        long bytes = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getTotalMemorySize();
        String text = "%.1f GB, %d processors".formatted((double) bytes / GIGABYTE,
                Runtime.getRuntime().availableProcessors());
        return bytes >= ENOUGH_GIGABYTES * GIGABYTE
                ? Finding.good("memory", text)
                : Finding.lacking("memory", text, "Some examples start ten JVMs of 40 MB each.");
    }

    Finding sharedMemory() {
        Path folder = Path.of("/dev/shm");
        if (!Files.isDirectory(folder)) {
            return Finding.good("shared memory", "no /dev/shm here: the temp folder is used");
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
            String text = folder + ", " + free + " MB free";
            return free >= ENOUGH_SHARED_MEGABYTES
                    ? Finding.good("shared memory", text)
                    : Finding.lacking("shared memory", text,
                            "Docker gives more with --shm-size=1g; without, the temp folder is used.");
        } catch (IOException e) {
            return Finding.lacking("shared memory", folder + ": " + e.getMessage(),
                    "The temp folder is used.");
        }
    }
}
