package poolcraft.course.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import poolcraft.course.kit.Kit;

/** Which page was made from what: a file with a line {@code fingerprint path} for each page. */
final class Stamps {

    private final Path file;
    private final Map<String, String> printByPath = new TreeMap<>();

    Stamps(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            Kit.read(file).lines().map(line -> line.split(" ", 2)).filter(line -> line.length == 2)
                    .forEach(line -> printByPath.put(line[1], line[0]));
        }
    }

    boolean has(String path, String print) {
        return print.equals(printByPath.get(path));
    }

    Set<String> paths() {
        return printByPath.keySet();
    }

    /** Writes the file anew, if that changes anything. */
    void replace(Map<String, String> prints) {
        if (prints.equals(printByPath)) {
            return;
        }
        String text = new TreeMap<>(prints).entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                .collect(Collectors.joining());
        Path fresh = file.resolveSibling(".stamps.new");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
