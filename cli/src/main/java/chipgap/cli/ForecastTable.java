package chipgap.cli;

import chipgap.proto.forecast.v1.ConstraintShare;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.QuarterOutlook;
import chipgap.proto.forecast.v1.SegmentOutlook;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.SupplyConstraint;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Forecasts as tables in a terminal of 100 columns. */
final class ForecastTable {
    private static final double THOUSAND = 1000;
    private static final int BAR_WIDTH = 10;
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
    private static final String[] HEIGHTS = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

    private ForecastTable() {}

    static void print(Forecast forecast, PrintWriter out) {
        ForecastSpec spec = forecast.getSpec();
        List<QuarterOutlook> quarters = forecast.getResult().getQuartersList();
        out.printf(
                "%s · %s · as of %s · %s · seed %d%n",
                forecast.getName(),
                Words.id(spec.getScenario()),
                Dates.text(spec.getAsOfDate()),
                draws(forecast),
                spec.getSeed());
        out.println("Thousand H100e a quarter, median and 90 % interval. Shortfall: demand and backlog not served.");
        out.println();
        out.println(
                "quarter  demand              supply              shortfall           P(short)  served           binds");
        for (QuarterOutlook outlook : quarters) {
            out.printf(
                    Locale.ROOT,
                    "%-7s  %-18s  %-18s  %-18s  %6.0f %%  %-15s  %s%n",
                    Quarters.text(outlook.getQuarter()),
                    interval(outlook.getDemandH100E()),
                    interval(outlook.getSupplyH100E()),
                    interval(outlook.getShortfallH100E()),
                    100 * outlook.getShortageProbability(),
                    bar(median(outlook.getFillRate())),
                    binding(outlook));
        }
        out.println();
        out.printf("median shortfall  %s%n", sparkline(quarters));
        out.println();
        printSegments(quarters, out);
    }

    private static void printSegments(List<QuarterOutlook> quarters, PrintWriter out) {
        List<QuarterOutlook> shown = quarters.stream()
                .filter(outlook -> outlook.getQuarter().getQuarter() == 4)
                .toList();
        if (shown.isEmpty()) {
            shown = List.of(quarters.getLast());
        }
        out.print("Who goes short: P(short) and median served share");
        out.printf("%n%-14s", "");
        shown.forEach(outlook -> out.printf("  %13s", Quarters.text(outlook.getQuarter())));
        out.println();
        for (int i = 0; i < shown.getFirst().getSegmentsCount(); i++) {
            out.printf("%-14s", Words.id(shown.getFirst().getSegments(i).getSegment()));
            for (QuarterOutlook outlook : shown) {
                SegmentOutlook segment = outlook.getSegments(i);
                out.printf(
                        Locale.ROOT,
                        "  %4.0f %% %4.0f %%",
                        100 * segment.getShortageProbability(),
                        100 * median(segment.getFillRate()));
            }
            out.println();
        }
    }

    private static String draws(Forecast forecast) {
        int asked = forecast.getSpec().getDrawCount();
        int used = forecast.getUsedDrawCount();
        return used == asked ? "%,d draws".formatted(used) : "%,d draws for %,d asked".formatted(used, asked);
    }

    static void printList(List<Forecast> forecasts, PrintWriter out) {
        out.printf(
                "%-22s  %-10s  %-22s  %-10s  %9s  %s%n",
                "forecast", "state", "scenario", "as of", "draws", "created (UTC)");
        for (Forecast forecast : forecasts) {
            ForecastSpec spec = forecast.getSpec();
            out.printf(
                    "%-22s  %-10s  %-22s  %-10s  %,9d  %s%n",
                    forecast.getName(),
                    forecast.getState().name().replace("FORECAST_STATE_", "").toLowerCase(Locale.ROOT),
                    Words.id(spec.getScenario()),
                    Dates.text(spec.getAsOfDate()),
                    forecast.getUsedDrawCount(),
                    Dates.text(forecast.getCreateTime()));
        }
        out.flush();
    }

    private static String interval(Distribution distribution) {
        return "%s [%s-%s]"
                .formatted(
                        thousands(median(distribution)),
                        thousands(Spreads.quantile(distribution, 0.05)),
                        thousands(Spreads.quantile(distribution, 0.95)));
    }

    private static String thousands(double value) {
        double inThousands = value / THOUSAND;
        return String.format(Locale.ROOT, inThousands > 0 && inThousands < 9.95 ? "%.1f" : "%,.0f", inThousands);
    }

    private static double median(Distribution distribution) {
        return Spreads.quantile(distribution, 0.5);
    }

    /** A share of 1 as a bar and a percentage. */
    private static String bar(double share) {
        int eighths = (int) Math.round(share * BAR_WIDTH * 8);
        String bar = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
        return String.format(Locale.ROOT, "%-" + BAR_WIDTH + "s %3.0f%%", bar, 100 * share);
    }

    /** The constraint that binds most often, with its share of draws. */
    private static String binding(QuarterOutlook outlook) {
        ConstraintShare most = outlook.getConstraintsList().stream()
                .max(Comparator.comparingDouble(ConstraintShare::getDrawFraction))
                .orElseThrow();
        return most.getConstraint() == SupplyConstraint.SUPPLY_CONSTRAINT_NONE
                ? "published"
                : String.format(Locale.ROOT, "%s %.0f%%", Words.of(most.getConstraint()), 100 * most.getDrawFraction());
    }

    private static String sparkline(List<QuarterOutlook> quarters) {
        double highest = quarters.stream()
                .mapToDouble(outlook -> median(outlook.getShortfallH100E()))
                .max()
                .orElse(0);
        StringBuilder line = new StringBuilder();
        for (QuarterOutlook outlook : quarters) {
            double share = highest > 0 ? median(outlook.getShortfallH100E()) / highest : 0;
            line.append(HEIGHTS[(int) Math.min(HEIGHTS.length - 1.0, share * HEIGHTS.length)]);
        }
        return "%s  %s to %s, highest %s thousand"
                .formatted(
                        line,
                        Quarters.text(quarters.getFirst().getQuarter()),
                        Quarters.text(quarters.getLast().getQuarter()),
                        thousands(highest));
    }
}
