package chipgap.forecast.model;

import chipgap.forecast.model.Layout.Supplied;
import chipgap.forecast.model.Layout.Wanted;
import chipgap.forecast.model.Layout.Whole;
import chipgap.forecast.model.PolicyBlock.Provision;
import chipgap.forecast.model.SupplyBlock.Product;
import chipgap.kernel.time.PhasedWindow;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** Keeps the books of one draw after the other, quarter by quarter: who wants and gets what, what chips cost, and what those in use take of electricity. */
final class Ledger {
    private static final double MILLION = 1e6;
    private static final int HOURS_A_DAY = 24;

    private final SampledBlock world;
    private final Composition composition;
    private final Layout layout;
    /** Price of each product; not a number where none is published. */
    private final double[] prices;

    /** Hours of each sampled quarter. */
    private final double[] hours;

    private final double[] row;
    private double usdPerH100e;
    private double h100ePerChip;
    private double domesticInUse;
    private double foreignInUse;

    /**
     * A ledger.
     *
     * @param prices published prices by name of the chip
     */
    Ledger(SampledBlock world, Composition composition, Layout layout, Map<String, Double> prices) {
        this.world = world;
        this.composition = composition;
        this.layout = layout;
        this.prices = composition.products.stream()
                .mapToDouble(product -> prices.getOrDefault(product.chip(), Double.NaN))
                .toArray();
        hours = IntStream.range(0, world.quarters().length())
                .mapToDouble(q -> HOURS_A_DAY * days(world.quarters().at(q)))
                .toArray();
        row = new double[layout.size()];
    }

    /** Goes to the start of a draw. */
    void begin() {
        h100ePerChip = 1;
        domesticInUse = 0;
        foreignInUse = 0;
    }

    /** The row of the next quarter; of this object until the next call. */
    double[] quarter(int draw, int q, DrawComposer state) {
        Arrays.fill(row, 0);
        usdPerH100e = world.demand().basketUsdPerH100e()[world.position(draw, q)];
        supply(state);
        wants(state);
        electricity(draw, q);
        return row;
    }

    private void supply(DrawComposer state) {
        for (int p = 0; p < prices.length; p++) {
            Product product = composition.products.get(p);
            double chips = state.newChips(p);
            double usd = Double.isNaN(prices[p]) ? usdPerH100e * product.h100ePerChip() : prices[p];
            post(product.pathway(), Supplied.CHIPS, chips);
            post(product.pathway(), Supplied.H100E, chips * state.h100ePerChip(p));
            post(product.pathway(), Supplied.USD, chips * usd / MILLION);
        }
        double chips = row[layout.of(Layout.ALL, Supplied.CHIPS)];
        h100ePerChip = chips > 0 ? row[layout.of(Layout.ALL, Supplied.H100E)] / chips : h100ePerChip;
    }

    private void post(Pathway pathway, Supplied what, double amount) {
        row[layout.of(Layout.ALL, what)] += amount;
        row[layout.of(Layout.part(pathway), what)] += amount;
    }

    private void wants(DrawComposer state) {
        for (int c = 0; c < composition.cells.size(); c++) {
            Want want = state.want(c);
            double backlog = state.keptBacklog(c);
            post(Layout.ALL, want, backlog);
            post(Layout.segmentPart(composition.segmentOfCell[c]), want, backlog);
            post(layout.workloadPart(composition.cells.get(c).workload()), want, backlog);
        }
        for (int part = 0; part < layout.wantingParts(); part++) {
            double unmet = row[layout.of(part, Wanted.SHORTFALL)];
            double need = row[layout.of(part, Wanted.SERVED)] + unmet;
            row[layout.of(part, Wanted.LOST)] = unmet - row[layout.of(part, Wanted.BACKLOG)];
            row[layout.of(part, Wanted.FILL_RATE)] = need > 0 ? 1 - unmet / need : 1;
            row[layout.of(part, Wanted.SHORTFALL_CHIPS)] = unmet / h100ePerChip;
            row[layout.of(part, Wanted.SHORTFALL_USD)] = usdPerH100e * unmet / MILLION;
        }
        double domestic = 0;
        double foreign = 0;
        for (int p = 0; p < prices.length; p++) {
            if (composition.products.get(p).domestic()) {
                domestic += state.used(p);
            } else {
                foreign += state.used(p);
            }
        }
        row[layout.of(Whole.DOMESTIC_SHARE)] = domestic + foreign > 0 ? domestic / (domestic + foreign) : 0;
        row[layout.of(Whole.INVENTORY)] = state.leftOver();
        domesticInUse += domestic;
        foreignInUse += foreign;
    }

    private void post(int part, Want want, double backlog) {
        row[layout.of(part, Wanted.DEMAND)] += want.demand();
        row[layout.of(part, Wanted.SERVED)] += want.served();
        row[layout.of(part, Wanted.SHORTFALL)] += want.unmet();
        row[layout.of(part, Wanted.BACKLOG)] += backlog;
    }

    private void electricity(int draw, int q) {
        double domesticMwh = hours[q] * ClusterPower.domesticMw(domesticInUse);
        double mwh = domesticMwh + hours[q] * ClusterPower.foreignMw(foreignInUse);
        row[layout.of(Whole.POWER_MW)] = mwh / hours[q];
        row[layout.of(Whole.ENERGY_MWH)] = mwh;
        row[layout.of(Whole.BILL_CNY)] = ClusterPower.cny(mwh) / MILLION;
        row[layout.of(Whole.SUBSIDY_CNY)] = subsidised(draw, q) * ClusterPower.cny(domesticMwh) / MILLION;
    }

    private static double days(Quarter quarter) {
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
