package poolcraft.process;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void openSocket() throws IOException {
        System.out.println(PrivateSocket.open(0).path());
    }

    /** Several at once, again and again. */
    private static void comeAndGo(int rounds, Path counter) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            List<JvmProcess> children = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                children.add(JvmProcess.start(() -> visit(counter)));
            }
            for (JvmProcess child : children) {
                child.join();
            }
        }
    }

    private static void visit(Path counter) throws IOException {
        try (PrivateSocket socket = PrivateSocket.open(0)) {
            SocketChannel.open(socket.channel().getLocalAddress()).close();
            PrivateFolder.temporary().locked(() -> count(counter));
        }
    }

    /** Without the lock some of this would be lost. */
    private static int count(Path counter) throws IOException {
        int count = Integer.parseInt(Files.readString(counter));
        Files.writeString(counter, Integer.toString(count + 1));
        return count;
    }
}
