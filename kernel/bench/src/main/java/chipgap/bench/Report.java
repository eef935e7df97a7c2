package chipgap.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/** Prints figures, and warns of a time that is three times the one recorded last. */
final class Report {
    private static final double SUSPICIOUS = 3;

    private final Properties recorded = new Properties();

    /** A report that compares with a file of name=value lines. */
    Report(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            recorded.load(reader);
        }
    }

    void figure(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "bench: %s %.4g %s%n", name, value, unit);
        String before = recorded.getProperty(name);
        if (before != null && !unit.equals("times") && value > SUSPICIOUS * Double.parseDouble(before)) {
            System.out.printf(
                    Locale.ROOT,
                    "  slower than %.0f times its recorded %s: did a vector kernel miss inlining?%n",
                    SUSPICIOUS,
                    before);
        }
    }
}
