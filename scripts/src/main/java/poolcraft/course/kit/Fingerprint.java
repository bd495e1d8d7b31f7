package poolcraft.course.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A digest of texts and files: what has the same one as the last time need not be made, or
 * checked, again. Not thread-safe.
 */
public final class Fingerprint {

    private final MessageDigest digest;

    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-256, which each must have", e);
        }
    }

    public Fingerprint add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    /** Adds a file's content, or that it is absent; of a folder all its files. */
    public Fingerprint add(Path file) {
        try {
            if (Files.isDirectory(file)) {
                filesBelow(file).forEach(this::add);
            } else {
                add(file.getFileName().toString());
                digest.update(Files.exists(file) ? Files.readAllBytes(file) : new byte[]{1});
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        return this;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
