package chipgap.local;

import static chipgap.local.Reading.chart;
import static chipgap.local.Reading.csv;
import static chipgap.local.Reading.octets;
import static chipgap.local.Reading.quiet;
import static chipgap.local.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.type.v1.Quantiles;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, over the whole suite. Screenshots are kept in target/screenshots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(SharedSuite.class)
class PageTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final long MOST_OCTETS = 1_500_000;
    private static final String RULE = "measures/us-hbm-rule";

    private Suite suite;
    private SuiteClient client;
    private Chromium chromium;
    private Forecast run;

    @BeforeAll
    void up(Suite running) throws IOException {
        Files.createDirectories(PICTURES);
        suite = running;
        client = new SuiteClient(suite);
        run = client.run(ForecastSpec.newBuilder().setDrawCount(2000).build());
        chromium = new Chromium(suite);
    }

    @AfterAll
    void down() {
        chromium.close();
        client.close();
    }

    private String link(String view) {
        return "#/" + view + "?run=" + run.getName().substring("forecasts/".length());
    }

    @Test
    @Order(1)
    void aReaderSignsInAndSeesTheNumbersOfTheCommandLine() throws IOException, InterruptedException {
        Page page = chromium.window(1280, 900, ColorScheme.LIGHT);
        page.navigate(chromium.address(link("outlook")));
        double paint = ((Number) page.waitForFunction(
                                "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
                        .jsonValue())
                .doubleValue();
        System.out.printf("page: first contentful paint %.0f ms%n", paint);
        long before = octets(page);
        chromium.signIn(page, "analyst");
        assertThat(page.url()).as("the link outlives signing in").contains("run=");
        List<String> shown = csv(page, "Shortfall");
        Main.signIn(suite, HOME);
        Process get = Main.cli(suite, HOME, "forecast", "get", run.getName(), "--json")
                .start();
        String told = new String(get.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Quantiles last = run.getResult().getQuarters(19).getShortfallH100E().getQuantiles();
        double median = last.getValues(last.getProbabilitiesList().indexOf(0.5));
        assertThat(told).contains(String.valueOf(median));
        assertThat(shown.getFirst())
                .isEqualTo("quarter,unit,q05,q25,median,q75,q95,mean,standard_error,median_standard_error");
        assertThat(shown.getLast()).startsWith("2028Q4,H100e,").contains("," + text(median) + ",");
        assertThat(page.locator(".lead").textContent()).contains("2028Q4");
        long all = before + octets(page);
        System.out.printf("page: %,d octets over the wire, data of a run with them%n", all);
        assertThat(all).isLessThan(MOST_OCTETS);
    }

    @Test
    @Order(2)
    void aFlippedRuleShowsItsDifferenceAndItsLinkShowsTheSameAgain() throws IOException {
        Page page = chromium.signedIn("analyst", link("what-if"));
        Locator rule = page.locator("input[role=switch][name^='" + RULE + "']").first();
        rule.click();
        page.waitForSelector(".verdict");
        page.waitForSelector("[data-draws='16384']");
        String verdict = page.locator(".verdict").textContent();
        assertThat(verdict).containsPattern("goes from [\\d<][^%]*% to\\s+[\\d<][^%]*%");
        assertThat(page.locator(".rule[data-changed]").count()).isOne();
        List<String> drawn = csv(page, "What the change does to the shortfall");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy link"))
                .click();
        String shared = (String) page.evaluate("() => navigator.clipboard.readText()");
        assertThat(shared).contains("change=", "seed=1", "recordedUntil=", "%7Eoff");
        Page other = chromium.tab(page);
        other.navigate(shared);
        other.waitForSelector("[data-draws='16384']");
        assertThat(other.locator(".verdict").textContent()).isEqualTo(verdict);
        assertThat(csv(other, "What the change does to the shortfall")).isEqualTo(drawn);
    }

    @Test
    @Order(2)
    void aSliderRedrawsWhileItIsMoved() {
        Page page = chromium.signedIn("analyst", link("what-if"));
        Locator slider = page.locator("input[name=demand]");
        slider.waitFor();
        long fastest = Long.MAX_VALUE;
        for (String factor : List.of("1.1", "1.2", "1.3", "1.4", "1.5", "1.6")) {
            page.evaluate("() => delete document.querySelector('chipgap-what-if').dataset.redrawMillis");
            slider.fill(factor);
            String millis = (String)
                    page.waitForFunction("() => document.querySelector('chipgap-what-if').dataset.redrawMillis")
                            .jsonValue();
            fastest = Math.min(fastest, Long.parseLong(millis));
        }
        System.out.printf("page: slider to redraw, fastest of 6: %d ms%n", fastest);
        assertThat(page.locator(".verdict").textContent())
                .contains("P", "2028Q4")
                .contains("+");
    }

    @Test
    @Order(2)
    void aPointLeadsToItsSources() {
        Page page = chromium.signedIn("analyst", link("outlook"));
        Locator plot = chart(page, "Shortfall").locator(".plot");
        plot.focus();
        plot.press("Home");
        plot.press("Enter");
        page.waitForURL(Pattern.compile("evidence.*quarter=2024Q1"));
        page.waitForSelector("table.figures tbody tr");
        Locator first = page.locator("table.figures tbody tr").first();
        assertThat(first.locator(".grade").textContent()).matches("[A-D]");
        assertThat(page.locator("table.figures a[href^=http]").count()).isPositive();
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(
            strings = {
                "#/what-if?seed=abc",
                "#/what-if?change=measures/none/provisions/none~off",
                "#/what-if?change=measures/x~p7",
                "#/what-if?demand=99",
                "#/outlook?run=nosuchrun",
                "#/outlook?colour=red",
                "#/outlook?scenario=wishful",
                "#/nowhere"
            })
    void aLinkThatMakesNoSenseIsAnsweredWithASentence(String link) {
        Page page = chromium.signedIn("analyst", link);
        Locator problem = page.locator(".problem, .empty").first();
        problem.waitFor();
        assertThat(problem.textContent()).hasSizeGreaterThan(20).doesNotContain("Exception", "undefined", "null");
    }

    @Test
    @Order(3)
    void anEndedSessionAsksToSignInAgainAndComesBack() {
        Page page = chromium.signedIn("analyst", link("who"));
        page.context().clearCookies();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Outlook"))
                .click();
        page.getByText("Your session has ended").waitFor();
        chromium.signIn(page, "analyst");
        chart(page, "Shortfall").waitFor();
    }

    @Test
    @Order(3)
    void signingOutEndsTheSession() {
        Page page = chromium.signedIn("viewer", link("outlook"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .waitFor();
        assertThat(page.context().cookies()).noneMatch(cookie -> cookie.name.startsWith("q_session"));
    }

    @Test
    @Order(3)
    void aViewerReadsStoredRunsAndIsToldWhatTakesAnAnalyst() {
        Page page = chromium.signedIn("viewer", link("outlook"));
        chart(page, "Shortfall").waitFor();
        assertThat(page.getByText("Run it anew").count()).isZero();
        page.navigate(chromium.address(link("what-if")));
        page.getByText("which your role (viewer) does not allow").waitFor();
        assertThat(
                        page.evaluate(
                                "() => fetch('/api/questions/explain', {method: 'POST', headers: {'Content-Type': 'application/json', 'X-Chipgap': 'page'}, body: '{}'}).then(async (answer) => answer.status + ' ' + (await answer.json()).reason)"))
                .isEqualTo("403 PERMISSION_DENIED");
        assertThat(
                        page.evaluate(
                                "() => fetch('/api/runs', {method: 'POST', body: '{}'}).then(async (answer) => answer.status + ' ' + (await answer.json()).reason)"))
                .isEqualTo("403 NOT_THE_PAGE");
    }

    @Test
    @Order(4)
    void everyViewIsAccessibleAndCallsNobodyElse() {
        Page page = chromium.signedIn("analyst", link("outlook"));
        for (String view : List.of("outlook", "who", "why", "what-if", "evidence", "runs", "five-times")) {
            show(page, view);
            List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
            assertThat(violations)
                    .as(() -> view + ": "
                            + violations.stream()
                                    .map(rule -> rule.getId() + " at "
                                            + rule.getNodes().getFirst().getHtml())
                                    .toList())
                    .isEmpty();
        }
        assertThat(chromium.calls()).allMatch(call -> call.matches("(http://127\\.0\\.0\\.1:|blob:|data:).*"));
        assertThat(chromium.complaints()).noneMatch(text -> text.contains("Content Security Policy"));
    }

    private void show(Page page, String view) {
        page.navigate(chromium.address(link(view)));
        page.waitForSelector("h1");
        quiet(page);
        if (view.equals("what-if")) {
            page.locator("input[role=switch][name^='" + RULE + "']").first().click();
            page.waitForSelector("[data-draws='16384']");
        }
        quiet(page);
    }

    @Test
    @Order(5)
    void picturesAreKept() {
        picture(chromium.window(1280, 900, ColorScheme.LIGHT), "light");
        picture(chromium.window(1280, 900, ColorScheme.DARK), "dark");
        picture(chromium.window(390, 844, ColorScheme.LIGHT), "phone");
    }

    private void picture(Page page, String name) {
        page.navigate(chromium.address(link("outlook")));
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-signed-out.png")));
        chromium.signIn(page, "analyst");
        for (String view : List.of("outlook", "who", "why", "what-if", "evidence", "runs", "five-times")) {
            show(page, view);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(name + "-" + view + ".png")));
            boolean fits = (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth");
            assertThat(fits)
                    .as("%s at %s is no wider than its window", view, name)
                    .isTrue();
        }
    }

    @Test
    @Order(6)
    void aServiceThatIsAwayIsNamed() {
        Page page = chromium.signedIn("analyst", link("outlook"));
        end("policy");
        page.navigate(chromium.address(link("evidence")));
        page.getByText("policy could not be reached").first().waitFor();
        end("forecast");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Runs"))
                .click();
        page.getByText("The forecast service does not answer").waitFor();
        suite.up();
        page.reload();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Runs"))
                .waitFor();
    }

    private void end(String service) {
        ProcessHandle process = suite.process(service).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }
}
