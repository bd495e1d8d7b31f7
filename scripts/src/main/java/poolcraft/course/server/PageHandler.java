package poolcraft.course.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers with files of one folder: no listings, no hidden files, nothing outside, whether by
 * {@code ..} or by a symbolic link. Stateless apart from the folder.
 */
final class PageHandler implements HttpHandler {

    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg",
            "image/svg+xml", "png", "image/png", "jpg", "image/jpeg", "webp", "image/webp", "json",
            "application/json");

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Path folder;

    PageHandler(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!METHODS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            Answer.text(exchange, 405, "Pages can be read here, nothing else.");
            return;
        }
        Optional<Path> file = file(exchange.getRequestURI().getPath());
        if (file.isPresent()) {
            Answer.send(exchange, 200, type(file.get()), Files.readAllBytes(file.get()));
        } else {
            Answer.text(exchange, 404, "There is no such page. The book begins at /");
        }
    }

    /** @param path the path of the request, decoded */
    private Optional<Path> file(String path) throws IOException {
        String name = path.endsWith("/") ? path + "index.html" : path;
        try {
            Path file = folder.resolve(name.substring(1)).normalize();
            return isServed(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private boolean isServed(Path file) throws IOException {
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return false;
        }
        Path inside = folder.relativize(file);
        boolean linked = !file.toRealPath().equals(folder.toRealPath().resolve(inside));
        return !linked && inside.toString().lines().noneMatch(PageHandler::isHidden);
    }

    private static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.") || path.contains("\\.");
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1),
                "application/octet-stream");
    }
}
