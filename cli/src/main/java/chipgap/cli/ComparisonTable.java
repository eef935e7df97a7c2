package chipgap.cli;

import chipgap.proto.forecast.v1.ChangedInput;
import chipgap.proto.forecast.v1.Comparison;
import chipgap.proto.forecast.v1.QuarterDifference;
import chipgap.proto.forecast.v1.SegmentBalance;
import chipgap.proto.forecast.v1.WantDifference;
import java.io.PrintWriter;
import java.util.Locale;

/** Comparisons as tables in a terminal of 100 columns. */
final class ComparisonTable {
    private ComparisonTable() {}

    static void print(Comparison comparison, PrintWriter out) {
        out.println();
        out.println(comparison.getChangedInputsCount() == 0 ? "Nothing that goes in is different." : "What goes in");
        for (ChangedInput changed : comparison.getChangedInputsList()) {
            out.printf(
                    "  %s: %s, was %s%s%n", changed.getInput(), changed.getOther(), changed.getBase(), share(changed));
        }
        out.println();
        out.println(
                "What comes out: thousand H100e a quarter, other world less base, mean of the draws [90 % interval]");
        out.println("quarter  supply                shortfall             P(shorter)  P(less short)  P(short)");
        for (QuarterDifference quarter : comparison.getQuartersList()) {
            WantDifference total = quarter.getTotal();
            out.printf(
                    Locale.ROOT,
                    "%-7s  %-20s  %-20s  %8.0f %%  %11.0f %%  %3.0f to %.0f %%%n",
                    Quarters.text(quarter.getQuarter()),
                    Spreads.meanAndInterval(quarter.getSupplyH100E()),
                    Spreads.meanAndInterval(total.getShortfallH100E()),
                    100 * total.getShorter().getFraction(),
                    100 * total.getLessShort().getFraction(),
                    100 * total.getBaseShortage().getFraction(),
                    100 * total.getOtherShortage().getFraction());
        }
        out.println();
        printSegments(comparison, out);
    }

    /** Who gains and who loses, over the whole horizon. */
    static void printSegments(Comparison comparison, PrintWriter out) {
        out.println("Served over all quarters, thousand H100e    mean [90 % interval]    gains in   loses in");
        for (SegmentBalance segment : comparison.getSegmentsList()) {
            out.printf(
                    Locale.ROOT,
                    "%-14s  %50s  %6.0f %%  %6.0f %%%n",
                    Words.id(segment.getSegment()),
                    Spreads.meanAndInterval(segment.getServedH100E()),
                    100 * segment.getGains().getFraction(),
                    100 * segment.getLoses().getFraction());
        }
    }

    private static String share(ChangedInput changed) {
        return changed.hasDrawFraction()
                ? String.format(Locale.ROOT, " (in %.0f %% of the draws)", 100 * changed.getDrawFraction())
                : "";
    }
}
