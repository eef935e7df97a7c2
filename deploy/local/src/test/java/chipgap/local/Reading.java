package chipgap.local;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** What a reader takes from the page. */
final class Reading {
    private Reading() {}

    static Locator chart(Page page, String heading) {
        return page.locator("chipgap-chart")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + heading)));
    }

    /** The data of a chart, as it is downloaded. */
    static List<String> csv(Page page, String heading) throws IOException {
        Download download = page.waitForDownload(
                () -> page.getByLabel("Data of " + heading + " as CSV").click());
        return Files.readAllLines(download.path());
    }

    static void quiet(Page page) {
        page.waitForFunction("() => !document.querySelector('.busy')");
    }

    /** A number as JavaScript writes it. */
    static String text(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    /** What this load of the page took. */
    static long octets(Page page) {
        return ((Number)
                        page.evaluate(
                                "() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((sum, each) => sum + each.transferSize, 0)"))
                .longValue();
    }
}
