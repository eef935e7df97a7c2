package chipgap.forecast.model;

import chipgap.forecast.model.Layout.Supplied;
import chipgap.forecast.model.Layout.Wanted;
import chipgap.forecast.model.Layout.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The books of a calendar year, from those of its quarters: a column of draws for each place of the layout. Of a shortfall the part that is given up counts in each quarter, and all that is still
 * wanted at the end of the year, so that backlog that waits through several quarters counts once. Of power, inventory and backlog the last quarter
 * counts, of everything else the sum; shares are those of the sums.
 */
final class YearColumns {
    private enum Rule {
        SUM,
        LAST,
        UNMET,
        WEIGHTED_BY_SERVED,
        SHARE_OF_SUMS
    }

    private static final List<Wanted> UNMET = List.of(Wanted.SHORTFALL, Wanted.SHORTFALL_CHIPS, Wanted.SHORTFALL_USD);

    private final Layout layout;
    private final int[] summed;
    private final int[] last;
    private final int[] weighted;
    private final double[][] columns;

    YearColumns(Layout layout, int draws) {
        this.layout = layout;
        List<Rule> rules = List.of(rules(layout));
        summed = places(rules, Rule.SUM);
        last = places(rules, Rule.LAST);
        weighted = places(rules, Rule.WEIGHTED_BY_SERVED);
        columns = new double[layout.size()][draws];
    }

    private static int[] places(List<Rule> rules, Rule rule) {
        return IntStream.range(0, rules.size())
                .filter(place -> rules.get(place) == rule)
                .toArray();
    }

    private static Rule[] rules(Layout layout) {
        Rule[] rules = new Rule[layout.size()];
        for (int part = 0; part <= layout.pathways(); part++) {
            for (Supplied what : Supplied.values()) {
                rules[layout.of(part, what)] = Rule.SUM;
            }
        }
        for (int part = 0; part < layout.wantingParts(); part++) {
            for (Wanted what : Wanted.values()) {
                rules[layout.of(part, what)] = rule(what);
            }
        }
        for (Whole what : Whole.values()) {
            rules[layout.of(what)] = rule(what);
        }
        return rules;
    }

    private static Rule rule(Wanted what) {
        return switch (what) {
            case DEMAND, SERVED, LOST -> Rule.SUM;
            case SHORTFALL, SHORTFALL_CHIPS, SHORTFALL_USD -> Rule.UNMET;
            case BACKLOG -> Rule.LAST;
            case FILL_RATE -> Rule.SHARE_OF_SUMS;
        };
    }

    private static Rule rule(Whole what) {
        return switch (what) {
            case ENERGY_MWH, BILL_CNY, SUBSIDY_CNY -> Rule.SUM;
            case INVENTORY, POWER_MW -> Rule.LAST;
            case DOMESTIC_SHARE -> Rule.WEIGHTED_BY_SERVED;
        };
    }

    void begin() {
        for (double[] column : columns) {
            Arrays.fill(column, 0);
        }
    }

    /**
     * Adds a quarter.
     *
     * @param isLast whether the year ends with it
     */
    void add(double[][] quarter, boolean isLast) {
        for (int place : summed) {
            BlockComposer.add(quarter[place], columns[place]);
        }
        for (int place : last) {
            System.arraycopy(quarter[place], 0, columns[place], 0, columns[place].length);
        }
        double[] served = quarter[layout.of(Layout.ALL, Wanted.SERVED)];
        for (int place : weighted) {
            for (int i = 0; i < served.length; i++) {
                columns[place][i] += served[i] * quarter[place][i];
            }
        }
        for (int part = 0; part < layout.wantingParts(); part++) {
            addUnmet(quarter, part, isLast);
        }
    }

    private void addUnmet(double[][] quarter, int part, boolean isLast) {
        double[] unmet = quarter[layout.of(part, Wanted.SHORTFALL)];
        double[] lost = quarter[layout.of(part, Wanted.LOST)];
        for (Wanted what : UNMET) {
            double[] of = quarter[layout.of(part, what)];
            double[] sum = columns[layout.of(part, what)];
            for (int i = 0; i < sum.length; i++) {
                double counted = isLast || unmet[i] == 0 ? 1 : lost[i] / unmet[i];
                sum[i] += counted * of[i];
            }
        }
    }

    /** The whole year; of this object until it begins anew. */
    double[][] end() {
        for (int part = 0; part < layout.wantingParts(); part++) {
            double[] served = columns[layout.of(part, Wanted.SERVED)];
            double[] unmet = columns[layout.of(part, Wanted.SHORTFALL)];
            double[] fillRate = columns[layout.of(part, Wanted.FILL_RATE)];
            for (int i = 0; i < fillRate.length; i++) {
                fillRate[i] = unmet[i] > 0 ? served[i] / (served[i] + unmet[i]) : 1;
            }
        }
        double[] served = columns[layout.of(Layout.ALL, Wanted.SERVED)];
        double[] share = columns[layout.of(Whole.DOMESTIC_SHARE)];
        for (int i = 0; i < share.length; i++) {
            share[i] /= served[i] > 0 ? served[i] : 1;
        }
        return columns;
    }
}
