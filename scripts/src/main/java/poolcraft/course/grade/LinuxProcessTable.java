package poolcraft.course.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code /proc}. A process that ends meanwhile is simply not there. */
final class LinuxProcessTable implements ProcessTable {

    private static final Path PROC = Path.of("/proc");
    private static final int LONGEST_COMMAND = 120;
    private static final long PAGE = 4096;

    /** Fields of {@code /proc/PID/stat}, counted from the one behind the command. */
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int THREADS = 17;
    private static final int START = 19;
    private static final int PAGES = 21;

    /** Columns of {@code /proc/net/tcp}. */
    private static final int LOCAL_ADDRESS = 1;
    private static final int SOCKET_STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";

    @Override
    public Map<Long, ProcessEntry> all() {
        Map<Long, ProcessEntry> entries = new HashMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                find(Long.parseLong(folder.getFileName().toString()))
                        .ifPresent(entry -> entries.put(entry.pid(), entry));
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new GraderException("Cannot list the processes in /proc", e);
        }
        return entries;
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        String stat = read(pid, "stat");
        int end = stat.lastIndexOf(')');
        if (end < 0) {
            return Optional.empty();
        }
        String[] fields = stat.substring(end + 2).split(" ", -1);
        return Optional.of(new ProcessEntry(pid, Long.parseLong(fields[PARENT]),
                fields[STATE].charAt(0), Long.parseLong(fields[START]),
                new ProcessEntry.Use(Integer.parseInt(fields[THREADS]),
                        Long.parseLong(fields[PAGES]) * PAGE)));
    }

    @Override
    public String command(long pid) {
        String command = read(pid, "cmdline").replace('\0', ' ').strip();
        return command.length() <= LONGEST_COMMAND
                ? command
                : command.substring(0, LONGEST_COMMAND) + "...";
    }

    @Override
    public boolean hasInEnvironment(long pid, String text) {
        return read(pid, "environ").contains(text);
    }

    @Override
    public boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(process(pid, "cwd")).startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public String waitsIn(long pid) {
        return read(pid, "wchan");
    }

    @Override
    public Set<Integer> listeningPorts(long pid) {
        Set<String> sockets = sockets(pid);
        Set<Integer> ports = new TreeSet<>();
        if (!sockets.isEmpty()) {
            addListening(read(pid, "net/tcp"), sockets, ports);
            addListening(read(pid, "net/tcp6"), sockets, ports);
        }
        return ports;
    }

    private static void addListening(String table, Set<String> sockets, Set<Integer> ports) {
        table.lines().skip(1).map(line -> line.strip().split(" +", -1))
                .filter(columns -> columns[SOCKET_STATE].equals(LISTENING)
                        && sockets.contains("socket:[" + columns[INODE] + "]"))
                .map(columns -> columns[LOCAL_ADDRESS])
                .forEach(address -> ports
                        .add(Integer.parseInt(address.substring(address.indexOf(':') + 1), 16)));
    }

    private static Set<String> sockets(long pid) {
        Set<String> sockets = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process(pid, "fd"))) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (target.startsWith("socket:")) {
                    sockets.add(target);
                }
            }
        } catch (IOException | DirectoryIteratorException gone) {
            // what ended, or belongs to someone else, listens on nothing of ours
        }
        return sockets;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static Path process(long pid, String file) {
        return PROC.resolve(Long.toString(pid)).resolve(file);
    }

    private static String read(long pid, String file) {
        try {
            return new String(Files.readAllBytes(process(pid, file)), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }
}
