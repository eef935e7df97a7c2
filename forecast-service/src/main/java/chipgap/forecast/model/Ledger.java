package chipgap.forecast.model;

import chipgap.forecast.model.PolicyBlock.Provision;
import chipgap.forecast.model.SupplyBlock.Product;
import chipgap.kernel.time.PhasedWindow;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Keeps the accounts of one draw after the other, quarter by quarter: what chips cost, and what those in use take of electricity. */
final class Ledger {
    private static final double MILLION = 1e6;
    private static final int HOURS_A_DAY = 24;

    private final SampledBlock world;
    private final List<Product> products;
    /** Price of each product; not a number where none is published. */
    private final double[] prices;

    private final double usualUsdPerH100e;
    private double usdPerH100e;
    private double h100ePerChip;
    private double domesticInUse;
    private double foreignInUse;

    /**
     * A ledger.
     *
     * @param prices published prices by name of the chip
     */
    Ledger(SampledBlock world, Map<String, Double> prices) {
        this.world = world;
        this.products = world.supply().products();
        this.prices = products.stream()
                .mapToDouble(product -> prices.getOrDefault(product.chip(), Double.NaN))
                .toArray();
        this.usualUsdPerH100e = usual();
    }

    /** Mean over the products with a price: for quarters in which none of them is new. */
    private double usual() {
        double sum = 0;
        int count = 0;
        for (int p = 0; p < prices.length; p++) {
            if (!Double.isNaN(prices[p])) {
                sum += prices[p] / products.get(p).h100ePerChip();
                count++;
            }
        }
        return count > 0 ? sum / count : 0;
    }

    /** Goes to the start of a draw. */
    void begin() {
        usdPerH100e = usualUsdPerH100e;
        h100ePerChip = 1;
        domesticInUse = 0;
        foreignInUse = 0;
    }

    /** The account of the next quarter. */
    Account quarter(int draw, int q, DrawComposer state) {
        double chips = 0;
        double pricedUsd = 0;
        double pricedH100e = 0;
        for (int p = 0; p < prices.length; p++) {
            double count = state.newChips(p);
            chips += count;
            if (!Double.isNaN(prices[p])) {
                pricedUsd += count * prices[p];
                pricedH100e += count * products.get(p).h100ePerChip();
            }
            if (products.get(p).domestic()) {
                domesticInUse += state.used(p);
            } else {
                foreignInUse += state.used(p);
            }
        }
        usdPerH100e = pricedH100e > 0 ? pricedUsd / pricedH100e : usdPerH100e;
        h100ePerChip = chips > 0 ? state.supply() / chips : h100ePerChip;
        double unmet = state.total().unmet();
        double hours = HOURS_A_DAY * days(q);
        double domesticMwh = hours * ClusterPower.domesticMw(domesticInUse);
        double mwh = domesticMwh + hours * ClusterPower.foreignMw(foreignInUse);
        return new Account(
                chips,
                unmet / h100ePerChip,
                usdPerH100e * state.supply() / MILLION,
                usdPerH100e * unmet / MILLION,
                mwh / hours,
                mwh,
                ClusterPower.cny(mwh) / MILLION,
                subsidised(draw, q) * ClusterPower.cny(domesticMwh) / MILLION);
    }

    private double days(int q) {
        Quarter quarter = world.quarters().at(q);
        return ChronoUnit.DAYS.between(firstDay(quarter), firstDay(quarter.plus(1)));
    }

    private static LocalDate firstDay(Quarter quarter) {
        return LocalDate.of(quarter.year(), 3 * quarter.number() - 2, 1);
    }

    /** Share of the bill of domestic chips that subsidies pay together, in [0, 1]. */
    private double subsidised(int draw, int q) {
        double share = 0;
        for (Provision provision : world.policy().provisions()) {
            if (provision.billFraction() > 0 && provision.strengths()[draw] > 0) {
                PhasedWindow window =
                        new PhasedWindow(provision.onsets()[draw], provision.ends()[draw], provision.phaseInQuarters());
                share += provision.billFraction() * provision.strengths()[draw] * window.meanOver(q, q + 1);
            }
        }
        return Math.min(1, share);
    }
}
