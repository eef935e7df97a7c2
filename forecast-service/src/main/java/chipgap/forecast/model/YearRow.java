package chipgap.forecast.model;

import chipgap.forecast.model.Layout.Supplied;
import chipgap.forecast.model.Layout.Wanted;
import chipgap.forecast.model.Layout.Whole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The row of a calendar year, from the rows of its quarters. Of a shortfall the part that is given up counts in each quarter, and all that is still
 * wanted at the end of the year, so that backlog that waits through several quarters counts once. Of power, inventory and backlog the last quarter
 * counts, of everything else the sum; shares are those of the sums.
 */
final class YearRow {
    private enum Rule {
        SUM,
        LAST,
        UNMET,
        WEIGHTED_BY_SERVED,
        SHARE_OF_SUMS
    }

    private static final Set<Wanted> UNMET = EnumSet.of(Wanted.SHORTFALL, Wanted.SHORTFALL_CHIPS, Wanted.SHORTFALL_USD);

    private final Layout layout;
    private final Rule[] rules;
    private final double[] row;

    YearRow(Layout layout) {
        this.layout = layout;
        rules = rules(layout);
        row = new double[layout.size()];
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
        Arrays.fill(row, 0);
    }

    /**
     * Adds a quarter.
     *
     * @param isLast whether the year ends with it
     */
    void add(double[] quarter, boolean isLast) {
        double served = quarter[layout.of(Layout.ALL, Wanted.SERVED)];
        for (int i = 0; i < row.length; i++) {
            switch (rules[i]) {
                case SUM -> row[i] += quarter[i];
                case LAST -> row[i] = quarter[i];
                case WEIGHTED_BY_SERVED -> row[i] += served * quarter[i];
                case UNMET, SHARE_OF_SUMS -> {}
            }
        }
        for (int part = 0; part < layout.wantingParts(); part++) {
            double unmet = quarter[layout.of(part, Wanted.SHORTFALL)];
            double counted = isLast || unmet == 0 ? 1 : quarter[layout.of(part, Wanted.LOST)] / unmet;
            for (Wanted what : UNMET) {
                row[layout.of(part, what)] += counted * quarter[layout.of(part, what)];
            }
        }
    }

    /** The whole year; of this object until it begins anew. */
    double[] end() {
        for (int part = 0; part < layout.wantingParts(); part++) {
            double served = row[layout.of(part, Wanted.SERVED)];
            double unmet = row[layout.of(part, Wanted.SHORTFALL)];
            row[layout.of(part, Wanted.FILL_RATE)] = unmet > 0 ? served / (served + unmet) : 1;
        }
        double served = row[layout.of(Layout.ALL, Wanted.SERVED)];
        row[layout.of(Whole.DOMESTIC_SHARE)] /= served > 0 ? served : 1;
        return row;
    }
}
