package poolcraft.course.book;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, without a window; a test that needs it is skipped where there is none. */
final class Chromium implements AutoCloseable {

    private static final List<String> SWITCHES = List.of("--headless=new", "--no-sandbox",
            "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(SWITCHES));
    }

    static Chromium start() {
        Optional<Path> program = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(Path.of("/usr/bin")::resolve).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(program.isPresent(),
                "no Chromium in /usr/bin: the book is not looked at in a browser");
        return new Chromium(program.get());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
