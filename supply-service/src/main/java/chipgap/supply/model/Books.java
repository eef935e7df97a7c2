package chipgap.supply.model;

import java.util.Arrays;

/**
 * Dies, stacks and packages of one draw and quarter: what was there, came, went and is left. In every quarter, to rounding,
 * {@code opening + in + reconciled = used + closing} for each die, for the bank and for stacks.
 *
 * <p>Where published deliveries replace the model, dies and stacks need not add up: what deliveries used beyond the model's is written on, what the
 * model's dies exceed them by is written off. That is booked as reconciled; it is exactly 0 where nothing was published.
 */
final class Books {
    private final ProductPlan plan;
    /** Dies of domestic wafers by die. */
    final double[] opening;

    final double[] received;
    final double[] reconciled;
    final double[] available;

    /** By product: packages, chips, and of these the dies that the bank gave and the chips made of them. */
    final double[] packages;

    final double[] chips;
    final double[] bankDies;
    final double[] proxyChips;

    double bankOpening;
    double bankReceived;
    double bank;

    double stacksOpening;
    double stacksImported;
    double stacksDomestic;
    double stacksReconciled;
    double stacks;

    Books(ProductPlan plan) {
        this.plan = plan;
        opening = new double[plan.dies()];
        received = new double[plan.dies()];
        reconciled = new double[plan.dies()];
        available = new double[plan.dies()];
        packages = new double[plan.products()];
        chips = new double[plan.products()];
        bankDies = new double[plan.products()];
        proxyChips = new double[plan.products()];
    }

    void begin(double bankDelivered) {
        Arrays.fill(available, 0);
        bank = bankDelivered;
        stacks = 0;
    }

    void open(double[][] goodDies, int quarter) {
        for (int die = 0; die < available.length; die++) {
            opening[die] = available[die];
            received[die] = goodDies[die][quarter];
            available[die] += received[die];
        }
        bankOpening = bank;
        bankReceived = 0;
        stacksOpening = stacks;
        stacksImported = 0;
        stacksDomestic = 0;
    }

    /** The stock of memory as counted. */
    void countStacks(double counted) {
        stacks = counted;
        stacksOpening = counted;
    }

    void receive(double bankDies, double imported, double domestic) {
        bankReceived = bankDies;
        bank += bankDies;
        stacksImported = imported;
        stacksDomestic = domestic;
        stacks += imported + domestic;
    }

    /**
     * Books the packages of a product in the quarter. Where they were published, dies and stacks may go below 0 until they are reconciled.
     *
     * @param bankPart part of their dies that the bank gives; 0 for a product whose die it does not hold
     * @param good chips that pass assembly and test
     */
    void take(int p, double made, double bankPart, double good) {
        double dies = made * plan.diesPerChip()[p];
        packages[p] = made;
        chips[p] = good;
        if (plan.isBanked()[p]) {
            bankDies[p] = dies * bankPart;
            proxyChips[p] = good * bankPart;
            bank = positive(bank - bankDies[p]);
            dies -= bankDies[p];
        }
        available[plan.dieOf()[p]] -= dies;
        stacks -= made * plan.stacksPerChip()[p];
    }

    /** The same of what the model makes: rounding leaves nothing below 0. */
    void make(int p, double made, double bankPart, double good) {
        take(p, made, bankPart, good);
        int die = plan.dieOf()[p];
        available[die] = positive(available[die]);
        stacks = positive(stacks);
    }

    private static double positive(double number) {
        return number > 0 ? number : 0;
    }

    /** Ends the published part of a quarter for a die: a shortage is written on, and where all its products were published a surplus off. */
    void reconcile(int die, boolean isAllPublished) {
        double left = available[die];
        double kept = positive(isAllPublished && opening[die] < left ? opening[die] : left);
        reconciled[die] = kept - left;
        available[die] = kept;
    }

    void reconcileStacks() {
        stacksReconciled = positive(-stacks);
        stacks = positive(stacks);
    }

    /** In a quarter without published deliveries. */
    void reconcileNothing() {
        Arrays.fill(reconciled, 0);
        stacksReconciled = 0;
    }

    /** Dies packaged of those of domestic wafers. */
    double used(int die) {
        double used = 0;
        for (int p = 0; p < packages.length; p++) {
            if (plan.dieOf()[p] == die) {
                used += packages[p] * plan.diesPerChip()[p] - bankDies[p];
            }
        }
        return used;
    }

    double bankUsed() {
        return Arrays.stream(bankDies).sum();
    }

    double stacksUsed() {
        double used = 0;
        for (int p = 0; p < packages.length; p++) {
            used += packages[p] * plan.stacksPerChip()[p];
        }
        return used;
    }

    double domesticChips(int p) {
        return chips[p] - proxyChips[p];
    }
}
