package chipgap.cli;

import chipgap.proto.type.v1.Assumption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An assumption as it is typed, e.g. {@code supply/smic.ai_die.yield=45 percent} or {@code packaging.capacity@2026Q3=120 [100-150] thousand chips}. */
final class Assume {
    private static final String NUMBER = "([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)";
    private static final Pattern TYPED = Pattern.compile("(?:(supply|demand)/)?([a-z0-9._-]+)(?:@([0-9A-Z-]+))?=\\s*"
            + NUMBER + "(?:\\s*\\[" + NUMBER + "\\s*-\\s*" + NUMBER + "])?(?:\\s+([^\\s\\[].*?))?\\s*");

    private Assume() {}

    static Assumption parse(String typed) {
        Matcher matcher = TYPED.matcher(typed);
        if (!matcher.matches()) {
            throw new CliException(
                    2,
                    "--assume '%s' is not an assumption. Write it like 'supply/smic.ai_die.yield=45 percent' or 'packaging.capacity@2026Q3=120 [100-150] thousand chips'."
                            .formatted(Words.printable(typed)));
        }
        Assumption.Builder assumption = Assumption.newBuilder()
                .setService(orEmpty(matcher.group(1)))
                .setQuantity(Words.name("quantities", matcher.group(2)))
                .setPeriod(orEmpty(matcher.group(3)))
                .setValue(number(matcher.group(4)))
                .setUnit(orEmpty(matcher.group(7)));
        if (matcher.group(5) != null) {
            assumption.setLow(number(matcher.group(5))).setHigh(number(matcher.group(6)));
        }
        return assumption.build();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException invalid) {
            throw new CliException(2, "--assume: '%s' is not a number.".formatted(text));
        }
    }
}
