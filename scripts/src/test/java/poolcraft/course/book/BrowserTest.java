package poolcraft.course.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import poolcraft.course.server.BookServer;

class BrowserTest {

    private static final String CHAPTER = "01-alpha.html";

    @TempDir
    static Path folder;

    private static SampleKit kit;
    private static Chromium chromium;
    private static BookServer server;

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    /** On a busy machine the renderer alone takes half a minute to start. */
    @Timeout(180)
    @BeforeAll
    static void serve() throws Exception {
        chromium = Chromium.start();
        kit = new SampleKit(folder);
        kit.build();
        server = BookServer.bind(kit.out(), 0);
        server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            chromium.close();
        }
    }

    @AfterEach
    void nothingIsFetchedFromElsewhereAndNothingFails() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 800, 1280})
    void noPageScrollsSideways(int width) {
        Page page = open(options().setViewportSize(width, 844));
        for (String path : List.of("index.html", CHAPTER, "examples.html",
                "exercises/01-alpha/first-steps.html")) {
            page.navigate(server.address() + path);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path)
                    .isEqualTo(width);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTabIsChosenByAClickWithAndWithoutJavaScript(boolean script) {
        Page page = chapter(options().setJavaScriptEnabled(script));
        assertThat(panel(page, "Java").isVisible()).isTrue();
        assertThat(panel(page, "Python").isVisible()).isFalse();
        page.locator(".tabs > label").getByText("Python").click();
        assertThat(panel(page, "Java").isVisible()).isFalse();
        assertThat(panel(page, "Python").isVisible()).isTrue();
    }

    @Test
    void aTabIsChosenWithTheKeyboard() {
        Page page = chapter(options().setJavaScriptEnabled(false));
        page.locator(".tabs > input").first().focus();
        page.keyboard().press("ArrowRight");
        assertThat(panel(page, "Python").isVisible()).isTrue();
    }

    @Test
    void theChosenLanguageIsRemembered() {
        Page page = chapter(options());
        page.locator(".tabs > label").getByText("Python").click();
        page.reload();
        assertThat(panel(page, "Python").isVisible()).isTrue();
    }

    @Test
    void onPaperAllLanguagesAreShown() {
        Page page = chapter(options());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(panel(page, "Java").isVisible()).isTrue();
        assertThat(panel(page, "Python").isVisible()).isTrue();
        assertThat(page.locator("nav.side").isVisible()).isFalse();
    }

    @Test
    void thePageIsDarkWhereTheSystemIs() {
        assertThat(brightness(chapter(options()))).isGreaterThan(200);
        assertThat(brightness(chapter(options().setColorScheme(ColorScheme.DARK)))).isLessThan(60);
    }

    @Test
    void theReaderChoosesLightOrDarkAndItIsRemembered() {
        Page page = chapter(options());
        page.locator(".theme-button").click();
        assertThat(brightness(page)).isLessThan(60);
        page.navigate(server.address().toString());
        assertThat(brightness(page)).isLessThan(60);
        assertThat(page.locator(".theme-button").getAttribute("aria-label"))
                .isEqualTo("Light colours");
    }

    @Test
    void theCopyButtonCopiesTheProgramWithoutCallouts() {
        Page page = chapter(options().setPermissions(List.of("clipboard-read",
                "clipboard-write")));
        Locator listing = page.locator(".tabs .panel").first().locator("figure.listing");
        listing.hover();
        listing.locator("button.copy").click();
        listing.getByText("Copied").waitFor();
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .startsWith("void main() throws Exception {\n")
                .contains("        int number = i;\n").endsWith("}\n");
    }

    @Test
    void aPageOpenedAsAFileIsWhole() {
        Page page = open(options());
        page.navigate(kit.out().resolve(CHAPTER).toUri().toString());
        page.locator(".tabs > label").getByText("Python").click();
        assertThat(panel(page, "Python").isVisible()).isTrue();
        page.getByText("The next chapter").click();
        assertThat(page.url()).startsWith("file:").endsWith("02-beta.html#target");
    }

    @Test
    void onANarrowPageTheContentsOpenWithoutJavaScript() {
        Page page = chapter(options().setViewportSize(390, 844).setJavaScriptEnabled(false));
        Locator contents = page.locator("nav.side");
        assertThat(contents.isVisible()).isFalse();
        page.getByText("Contents").click();
        assertThat(contents.isVisible()).isTrue();
        contents.getByText("The second chapter").click();
        assertThat(page.url()).endsWith("02-beta.html");
    }

    @Test
    void anAnswerOpensWithTheKeyboard() {
        Page page = chapter(options().setJavaScriptEnabled(false));
        page.locator("details.check summary").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("details.check .content").first().isVisible()).isTrue();
    }

    @Test
    void theFirstTabKeyOffersToSkipToTheText() {
        Page page = chapter(options());
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip:focus").boundingBox().y).isGreaterThanOrEqualTo(0);
    }

    private static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT)
                .setViewportSize(1280, 900);
    }

    private Page chapter(Browser.NewContextOptions options) {
        Page page = open(options);
        page.navigate(server.address() + CHAPTER);
        return page;
    }

    /** A page that notes every complaint, and every request that leaves this machine. */
    private Page open(Browser.NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options);
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add("console: " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(request -> noteIfForeign(request.url()));
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.url());
            }
        });
        return page;
    }

    private void noteIfForeign(String url) {
        if (!url.startsWith("file:") && !url.startsWith(server.address().toString())) {
            complaints.add("request: " + url);
        }
    }

    private static Locator panel(Page page, String name) {
        return page.locator(".tabs .panel[data-name=" + name + "]").first();
    }

    /** The red part of the page's background: 255 is white. */
    private static int brightness(Page page) {
        return ((Number) page.evaluate("Number(getComputedStyle(document.body).backgroundColor"
                + ".match(/\\d+/)[0])")).intValue();
    }
}
