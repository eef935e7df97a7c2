package chipgap.local;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, as a reader of the page uses it. Notes what it complains about and whom it calls. */
final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double PATIENCE_MILLIS = 30_000;

    private final Suite suite;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    Chromium(Suite suite) {
        this.suite = suite;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(installed())
                        .setArgs(FLAGS));
    }

    private static Path installed() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new SuiteException(
                                "Chromium is missing. deploy/local/verify installs it as root; otherwise install the packages chromium and fonts-dejavu-core, or set CHROMIUM to a Chromium or Chrome."));
    }

    /** What the browser's console complained about, errors only. */
    List<String> complaints() {
        return complaints;
    }

    /** Addresses of every request. */
    List<String> calls() {
        return calls;
    }

    /** A window of a fresh profile. */
    Page window(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        return watched(context.newPage());
    }

    /** Another tab of the same profile. */
    Page tab(Page beside) {
        return watched(beside.context().newPage());
    }

    private Page watched(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> calls.add(request.url()));
        return page;
    }

    String address(String link) {
        return "http://" + suite.address("forecast") + "/" + link;
    }

    /** A window of a user who signed in on the page, as far as a view. */
    Page signedIn(String user, String link) {
        Page page = window(1280, 900, ColorScheme.LIGHT);
        page.navigate(address(link));
        signIn(page, user);
        return page;
    }

    void signIn(Page page, String user) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", suite.demoPassword(user));
        page.click("[type=submit]");
        page.waitForSelector("header .who");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
