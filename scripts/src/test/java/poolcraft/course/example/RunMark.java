package poolcraft.course.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A mark in the environment of a program, by which all its descendants are found, also those that
 * left its process tree. Linux tells the environment of a process; elsewhere none is found.
 */
record RunMark(String value) {

    private static final String NAME = "POOLCRAFT_EXAMPLE_RUN";
    private static final Path PROCESSES = Path.of("/proc");

    static RunMark create() {
        return new RunMark(NAME + "=" + UUID.randomUUID());
    }

    void putInto(Map<String, String> environment) {
        environment.put(NAME, value.substring(NAME.length() + 1));
    }

    /** The command lines of the processes that carry the mark and live; a zombie does not. */
    List<String> living() throws IOException {
        if (!Files.isDirectory(PROCESSES.resolve("self"))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(PROCESSES)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .filter(entry -> read(entry.resolve("environ")).contains(value))
                    .map(entry -> entry.getFileName() + " "
                            + read(entry.resolve("cmdline")).replace('\0', ' '))
                    .toList();
        }
    }

    /** A process may be gone, or belong to another user: it is none of ours then. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
