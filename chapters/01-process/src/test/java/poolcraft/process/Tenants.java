package poolcraft.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Programs that have files in a private folder, and end in some way. */
final class Tenants {

    private Tenants() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "ends" -> openSocket();
            case "exits" -> {
                openSocket();
                System.exit(0);
            }
            case "waits" -> {
                openSocket();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "has-a-child-that-halts" -> JvmProcess.start(() -> {
                openSocket();
                Runtime.getRuntime().halt(0);
            }).join();
            case "has-a-child-that-waits" -> {
                openSocket();
                JvmProcess.start(() -> {
                    openSocket();
                    Thread.sleep(Long.MAX_VALUE);
                });
                Thread.sleep(Long.MAX_VALUE);
            }
            case "come-and-go" -> comeAndGo(Integer.parseInt(args[1]), Path.of(args[2]));
            case "sweeps" -> sweep(PrivateFolder.temporary().path());
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void openSocket() throws IOException {
        System.out.println(PrivateSocket.open(0).path());
    }

    /** Takes each owner for dead whose lock can be had, as fast as it can. */
    private static void sweep(Path folder) throws IOException {
        System.out.println("at work");
        while (true) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "owner-*")) {
                for (Path file : files) {
                    OwnerFile.ifDead(file, _ -> true);
                }
            } catch (NoSuchFileException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** An owner again and again, as many short processes would be. */
    private static void comeAndGo(int rounds, Path counter) throws IOException {
        for (int round = 0; round < rounds; round++) {
            PrivateFolder folder = new PrivateFolder(PrivateFolder.temporary().path());
            folder.locked(() -> count(counter));
            Path common = folder.commonName("board");
            folder.locked(() -> Files.exists(common) ? common : Files.createFile(common));
            Path file = Files.createFile(folder.newName("notes-" + ProcessHandle.current().pid()));
            folder.publish(file);
            folder.end();
        }
    }

    /** Without the lock some of this would be lost. */
    private static int count(Path counter) throws IOException {
        int count = Integer.parseInt(Files.readString(counter));
        Files.writeString(counter, Integer.toString(count + 1));
        return count;
    }
}
