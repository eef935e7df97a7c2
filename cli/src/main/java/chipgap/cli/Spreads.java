package chipgap.cli;

import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.Quantiles;
import java.util.Locale;

/** Distributions in a few characters. */
final class Spreads {
    private static final double THOUSAND = 1000;

    private Spreads() {}

    /** Mean and 90 % interval, in thousands. */
    static String meanAndInterval(Distribution distribution) {
        return "%s [%s, %s]"
                .formatted(
                        thousands(distribution.getMean()),
                        thousands(quantile(distribution, 0.05)),
                        thousands(quantile(distribution, 0.95)));
    }

    static double quantile(Distribution distribution, double probability) {
        Quantiles quantiles = distribution.getQuantiles();
        return quantiles.getValues(quantiles.getProbabilitiesList().indexOf(probability));
    }

    static String thousands(double value) {
        double inThousands = value / THOUSAND;
        boolean isSmall = inThousands != 0 && Math.abs(inThousands) < 9.95;
        return String.format(Locale.ROOT, isSmall ? "%.1f" : "%,.0f", inThousands);
    }
}
