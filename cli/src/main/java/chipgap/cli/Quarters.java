package chipgap.cli;

import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.QuarterRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Quarters as text. */
final class Quarters {
    private static final Pattern TEXT = Pattern.compile("(\\d{4})[Qq]([1-4])");

    private Quarters() {}

    static Quarter parse(String option, String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new CliException(2, "'%s' of %s is not a quarter. Write it like 2025Q4.".formatted(text, option));
        }
        return Quarter.newBuilder()
                .setYear(Integer.parseInt(matcher.group(1)))
                .setQuarter(Integer.parseInt(matcher.group(2)))
                .build();
    }

    static Quarter after(Quarter quarter) {
        boolean last = quarter.getQuarter() == 4;
        return Quarter.newBuilder()
                .setYear(quarter.getYear() + (last ? 1 : 0))
                .setQuarter(last ? 1 : quarter.getQuarter() + 1)
                .build();
    }

    /** The quarters of --from and --to, both inside. */
    static QuarterRange range(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            throw new CliException(2, "Give both --from and --to, or neither.");
        }
        return QuarterRange.newBuilder()
                .setStart(parse("--from", from))
                .setEnd(after(parse("--to", to)))
                .build();
    }

    static String text(Quarter quarter) {
        return quarter.getYear() + "Q" + quarter.getQuarter();
    }
}
