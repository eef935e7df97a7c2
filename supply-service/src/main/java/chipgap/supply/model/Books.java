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
    final double[] used;
    final double[] reconciled;
    final double[] available;
    /** Dies available once published deliveries took theirs. */
    final double[] atHand;

    /** Packages, chips and, of these, chips from dies of the bank, by product. */
    final double[] packages;

    final double[] chips;
    final double[] proxyChips;

    double bankOpening;
    double bankReceived;
    double bankUsed;
    double bank;

    double stacksOpening;
    double stacksImported;
    double stacksDomestic;
    double stacksUsed;
    double stacksReconciled;
    double stacks;

    Books(ProductPlan plan) {
        this.plan = plan;
        opening = new double[plan.dies()];
        received = new double[plan.dies()];
        used = new double[plan.dies()];
        reconciled = new double[plan.dies()];
        available = new double[plan.dies()];
        atHand = new double[plan.dies()];
        packages = new double[plan.products()];
        chips = new double[plan.products()];
        proxyChips = new double[plan.products()];
    }

    void begin(double bankDelivered) {
        Arrays.fill(available, 0);
        bank = bankDelivered;
        stacks = 0;
    }

    void open(double[][] goodDies, int cell) {
        for (int die = 0; die < available.length; die++) {
            opening[die] = available[die];
            received[die] = goodDies[die][cell];
            available[die] += received[die];
        }
        Arrays.fill(used, 0);
        Arrays.fill(reconciled, 0);
        Arrays.fill(packages, 0);
        Arrays.fill(chips, 0);
        Arrays.fill(proxyChips, 0);
        bankOpening = bank;
        bankReceived = 0;
        bankUsed = 0;
        stacksOpening = stacks;
        stacksImported = 0;
        stacksDomestic = 0;
        stacksUsed = 0;
        stacksReconciled = 0;
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
     * Books packages of a product.
     *
     * @param bankPart part of their dies that the bank gives
     * @param good chips that pass assembly and test
     */
    void make(int p, double made, double bankPart, double good) {
        double dies = made * plan.diesPerChip()[p];
        double fromBank = dies * bankPart;
        int die = plan.dieOf()[p];
        bank = Math.max(0, bank - fromBank);
        bankUsed += fromBank;
        available[die] -= dies - fromBank;
        used[die] += dies - fromBank;
        stacks -= made * plan.stacksPerChip()[p];
        stacksUsed += made * plan.stacksPerChip()[p];
        packages[p] = made;
        chips[p] = good;
        proxyChips[p] = good * bankPart;
    }

    /** Ends the published part of a quarter for a die: a shortage is written on, and where all its products were published a surplus off. */
    void reconcile(int die, boolean isAllPublished) {
        double kept = isAllPublished ? Math.min(opening[die], available[die]) : available[die];
        reconciled[die] = Math.max(0, kept) - available[die];
        available[die] = Math.max(0, kept);
    }

    void reconcileStacks() {
        stacksReconciled = Math.max(0, -stacks);
        stacks = Math.max(0, stacks);
    }

    void putAtHand() {
        System.arraycopy(available, 0, atHand, 0, available.length);
    }

    double domesticChips(int p) {
        return chips[p] - proxyChips[p];
    }
}
