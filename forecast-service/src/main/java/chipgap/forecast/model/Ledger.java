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

/**
 * Keeps the books of the draws of a block, quarter by quarter: who wants and gets what, what chips cost, and what those in use take of electricity. The
 * books of a quarter are a column of draws for each place of the layout.
 */
final class Ledger {
    private static final double MILLION = 1e6;
    private static final int HOURS_A_DAY = 24;

    private final SampledBlock world;
    private final Composition composition;
    private final BlockComposer state;
    private final Layout layout;
    private final int draws;
    /** Price of each product; not a number where none is published. */
    private final double[] prices;

    private final double[][] columns;
    private final double[] h100ePerChip;
    private final double[] domesticInUse;
    private final double[] foreignInUse;
    /** Of one product or cell. */
    private final double[] chips;

    private final double[] usd;
    private final double[] demand;
    private final double[] served;
    private final double[] unmet;
    private final double[] backlog;

    /**
     * A ledger.
     *
     * @param state composes all draws of the block
     * @param prices published prices by name of the chip
     */
    Ledger(SampledBlock world, BlockComposer state, Layout layout, Map<String, Double> prices) {
        this.world = world;
        this.composition = state.composition;
        this.state = state;
        this.layout = layout;
        this.prices = composition.products.stream()
                .mapToDouble(product -> prices.getOrDefault(product.chip(), Double.NaN))
                .toArray();
        draws = state.draws();
        columns = new double[layout.size()][draws];
        h100ePerChip = new double[draws];
        Arrays.fill(h100ePerChip, 1);
        domesticInUse = new double[draws];
        foreignInUse = new double[draws];
        chips = new double[draws];
        usd = new double[draws];
        demand = new double[draws];
        served = new double[draws];
        unmet = new double[draws];
        backlog = new double[draws];
    }

    /** The books of the quarter to which the composer has advanced; of this object until the next call. */
    double[][] quarter(int q) {
        for (double[] column : columns) {
            Arrays.fill(column, 0);
        }
        float[] usdPerH100e = world.demand().basketUsdPerH100e()[q];
        supply(usdPerH100e);
        for (int c = 0; c < composition.cells.size(); c++) {
            want(c);
        }
        for (int part = 0; part < layout.wantingParts(); part++) {
            derive(part, usdPerH100e);
        }
        use();
        electricity(q);
        return columns;
    }

    private double[] column(int part, Supplied what) {
        return columns[layout.of(part, what)];
    }

    private double[] column(int part, Wanted what) {
        return columns[layout.of(part, what)];
    }

    private double[] column(Whole what) {
        return columns[layout.of(what)];
    }

    private void supply(float[] usdPerH100e) {
        for (int p = 0; p < prices.length; p++) {
            Product product = composition.products.get(p);
            buy(p, usdPerH100e);
            for (int part : new int[] {Layout.ALL, Layout.part(product.pathway())}) {
                BlockComposer.add(chips, column(part, Supplied.CHIPS));
                BlockComposer.add(state.inflow[p], column(part, Supplied.H100E));
                BlockComposer.add(usd, column(part, Supplied.USD));
            }
        }
        double[] all = column(Layout.ALL, Supplied.CHIPS);
        double[] h100e = column(Layout.ALL, Supplied.H100E);
        for (int i = 0; i < draws; i++) {
            h100ePerChip[i] = all[i] > 0 ? h100e[i] / all[i] : h100ePerChip[i];
        }
    }

    /** New chips of a product and what they cost: their own price, or that of the basket where none is published. */
    private void buy(int product, float[] usdPerH100e) {
        double[] inflow = state.inflow[product];
        double[] aChip = state.h100ePerChip[product];
        double h100e = composition.products.get(product).h100ePerChip();
        double price = prices[product];
        boolean isPublished = !Double.isNaN(price);
        for (int i = 0; i < draws; i++) {
            chips[i] = inflow[i] / aChip[i];
            usd[i] = chips[i] * (isPublished ? price : usdPerH100e[i] * h100e) / MILLION;
        }
    }

    /** Free and bound cells together. */
    private void want(int cell) {
        double[] freeNeed = state.need[2 * cell];
        double[] boundNeed = state.need[2 * cell + 1];
        double[] freeDemand = state.demand[2 * cell];
        double[] boundDemand = state.demand[2 * cell + 1];
        double[] freeUnmet = state.unmet[2 * cell];
        double[] boundUnmet = state.unmet[2 * cell + 1];
        float[] kept = state.kept[cell];
        for (int i = 0; i < draws; i++) {
            demand[i] = freeDemand[i] + boundDemand[i];
            unmet[i] = freeUnmet[i] + boundUnmet[i];
            served[i] = freeNeed[i] + boundNeed[i] - unmet[i];
            backlog[i] = kept[i] * unmet[i];
        }
        post(Layout.ALL);
        post(Layout.segmentPart(composition.segmentOfCell[cell]));
        post(layout.workloadPart(composition.cells.get(cell).workload()));
    }

    private void post(int part) {
        BlockComposer.add(demand, column(part, Wanted.DEMAND));
        BlockComposer.add(served, column(part, Wanted.SERVED));
        BlockComposer.add(unmet, column(part, Wanted.SHORTFALL));
        BlockComposer.add(backlog, column(part, Wanted.BACKLOG));
    }

    private void derive(int part, float[] usdPerH100e) {
        double[] shortfall = column(part, Wanted.SHORTFALL);
        double[] met = column(part, Wanted.SERVED);
        double[] waiting = column(part, Wanted.BACKLOG);
        double[] lost = column(part, Wanted.LOST);
        double[] fillRate = column(part, Wanted.FILL_RATE);
        double[] inChips = column(part, Wanted.SHORTFALL_CHIPS);
        double[] inUsd = column(part, Wanted.SHORTFALL_USD);
        for (int i = 0; i < draws; i++) {
            double need = met[i] + shortfall[i];
            lost[i] = shortfall[i] - waiting[i];
            fillRate[i] = need > 0 ? 1 - shortfall[i] / need : 1;
            inChips[i] = shortfall[i] / h100ePerChip[i];
            inUsd[i] = usdPerH100e[i] * shortfall[i] / MILLION;
        }
    }

    private void use() {
        double[] share = column(Whole.DOMESTIC_SHARE);
        double[] inventory = column(Whole.INVENTORY);
        double[] domestic = new double[draws];
        double[] foreign = new double[draws];
        for (int p = 0; p < prices.length; p++) {
            BlockComposer.add(state.used[p], composition.products.get(p).domestic() ? domestic : foreign);
            for (int i = 0; i < draws; i++) {
                inventory[i] += Math.max(0, state.available[p][i] - state.used[p][i]);
            }
        }
        for (int i = 0; i < draws; i++) {
            double used = domestic[i] + foreign[i];
            share[i] = used > 0 ? domestic[i] / used : 0;
        }
        BlockComposer.add(domestic, domesticInUse);
        BlockComposer.add(foreign, foreignInUse);
    }

    private void electricity(int q) {
        double hours = HOURS_A_DAY * days(world.quarters().at(q));
        double[] subsidised = subsidised(q);
        double[] power = column(Whole.POWER_MW);
        double[] energy = column(Whole.ENERGY_MWH);
        double[] bill = column(Whole.BILL_CNY);
        double[] subsidy = column(Whole.SUBSIDY_CNY);
        for (int i = 0; i < draws; i++) {
            double domesticMwh = hours * ClusterPower.domesticMw(domesticInUse[i]);
            double mwh = domesticMwh + hours * ClusterPower.foreignMw(foreignInUse[i]);
            power[i] = mwh / hours;
            energy[i] = mwh;
            bill[i] = ClusterPower.cny(mwh) / MILLION;
            subsidy[i] = subsidised[i] * ClusterPower.cny(domesticMwh) / MILLION;
        }
    }

    private static double days(Quarter quarter) {
        return ChronoUnit.DAYS.between(firstDay(quarter), firstDay(quarter.plus(1)));
    }

    private static LocalDate firstDay(Quarter quarter) {
        return LocalDate.of(quarter.year(), 3 * quarter.number() - 2, 1);
    }

    /** Share of the bill of domestic chips that subsidies pay together, in [0, 1]. */
    private double[] subsidised(int q) {
        double[] share = new double[draws];
        for (Provision provision : world.policy().provisions()) {
            if (provision.billFraction() > 0) {
                addSubsidy(provision, q, share);
            }
        }
        for (int i = 0; i < draws; i++) {
            share[i] = Math.min(1, share[i]);
        }
        return share;
    }

    private void addSubsidy(Provision provision, int q, double[] share) {
        for (int i = 0; i < draws; i++) {
            double strength = provision.strengths()[i];
            if (strength > 0) {
                PhasedWindow window =
                        new PhasedWindow(provision.onsets()[i], provision.ends()[i], provision.phaseInQuarters());
                share[i] += provision.billFraction() * strength * window.meanOver(q, q + 1);
            }
        }
    }
}
