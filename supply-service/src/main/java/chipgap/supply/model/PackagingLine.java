package chipgap.supply.model;

import chipgap.kernel.time.Quarter;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The packaging of one draw at a time, with the stocks that are carried from quarter to quarter.
 *
 * <p>Stacks and packages are shared over designers in proportion to what their dies could use; each designer serves its products in its order.
 * What a designer cannot use waits: dies and stacks are carried on, and go to nobody else in the quarter. So more stacks, more packages or
 * more dies of a designer never lower the output of its first product in that quarter.
 */
final class PackagingLine {
    private static final int QUARTERS = SupplyModel.HORIZON.length();
    /** The quarter at whose start the published stock of memory was counted; before it memory is not tracked. */
    static final int STOCK_QUARTER =
            new Quarter(2025, 1).index() - SupplyModel.HORIZON.start().index();

    private final ProductPlan plan;
    private final PackagingInputs inputs;
    private final double[][] goodDies;
    private final Deliveries.Sampled[] deliveries;
    /** Products whose deliveries were published, by quarter. */
    private final int[][] published;
    /** All others, by quarter. */
    private final int[][] modelled;
    /** Those of each designer in its order, by quarter and designer; designers with none are left out. */
    private final int[][][] orders;

    private final double[] chipsPerDie;
    private final double[] wanted;
    /** Part of a product's dies that the bank gives. */
    private final double[] bankParts;

    private final Books books;
    private int draw;
    private int quarter;
    private double assemblyYield;
    private double packagesPerChip;
    private double drawable;
    private Constraint constraint = Constraint.NONE;

    /**
     * A line.
     *
     * @param goodDies good dies of the draw at work by die and quarter; others write them before each draw
     */
    PackagingLine(ProductPlan plan, PackagingInputs inputs, double[][] goodDies) {
        this.plan = plan;
        this.inputs = inputs;
        this.goodDies = goodDies;
        deliveries = inputs.published().toArray(Deliveries.Sampled[]::new);
        published = new int[QUARTERS][];
        modelled = new int[QUARTERS][];
        orders = new int[QUARTERS][][];
        for (int q = 0; q < QUARTERS; q++) {
            int at = q;
            IntPredicate isPublished = p -> inputs.isPublished()[p][at];
            IntPredicate isModelled = isPublished.negate();
            published[q] =
                    IntStream.range(0, plan.products()).filter(isPublished).toArray();
            modelled[q] = IntStream.range(0, plan.products()).filter(isModelled).toArray();
            orders[q] = Arrays.stream(plan.orderOf())
                    .map(order -> Arrays.stream(order).filter(isModelled).toArray())
                    .filter(order -> order.length > 0)
                    .toArray(int[][]::new);
        }
        chipsPerDie = Arrays.stream(plan.diesPerChip())
                .mapToDouble(dies -> 1.0 / dies)
                .toArray();
        wanted = new double[plan.products()];
        bankParts = new double[plan.products()];
        books = new Books(plan);
    }

    /** Begins a draw with its opening stocks. */
    void begin(int newDraw) {
        draw = newDraw;
        assemblyYield = inputs.assemblyYield()[draw];
        packagesPerChip = 1 / assemblyYield;
        books.begin(inputs.bank().delivered()[draw]);
    }

    /** Works through the next quarter. */
    void step(int q) {
        quarter = q;
        receive();
        double capacity = inputs.capacity()[cell()];
        if (published[q].length > 0) {
            capacity = Math.max(0, capacity - takePublished(published[q]));
        } else {
            books.reconcileNothing();
        }
        makeModelled(capacity);
    }

    private void receive() {
        books.open(goodDies, quarter);
        if (quarter == STOCK_QUARTER) {
            books.countStacks(inputs.stacks().stock()[draw]);
        }
        if (quarter >= STOCK_QUARTER) {
            books.receive(
                    inputs.bank().inflow()[cell()],
                    inputs.stacks().imported()[cell()],
                    inputs.stacks().domestic()[cell()]);
        }
    }

    /** Chips as published, their dies from the bank in its share, their stacks from the stock. Returns the packages used. */
    private double takePublished(int[] products) {
        double used = 0;
        for (int p : products) {
            double chips = deliveries[p].at(draw, quarter);
            double packages = chips * packagesPerChip;
            double dies = packages * plan.diesPerChip()[p];
            double bankPart = !plan.isBanked()[p] || dies == 0
                    ? 0
                    : Math.min(books.bank / dies, inputs.bank().shareOfOutput()[draw]);
            books.take(p, packages, bankPart, chips);
            used += packages;
        }
        for (int die = 0; die < plan.dies(); die++) {
            books.reconcile(die, inputs.isAllPublished()[die][quarter]);
        }
        books.reconcileStacks();
        return used;
    }

    private void makeModelled(double capacity) {
        drawable = Math.min(
                books.bank, inputs.bank().drawdown()[draw] * inputs.bank().delivered()[draw]);
        double stacksWanted = 0;
        double packagesWanted = 0;
        for (int p : modelled[quarter]) {
            want(p);
            stacksWanted += wanted[p] * plan.stacksPerChip()[p];
            packagesWanted += wanted[p];
        }
        double stackShare = quarter < STOCK_QUARTER ? 1 : share(books.stacks, stacksWanted);
        double packageShare = share(capacity, packagesWanted);
        boolean isGiven = published[quarter].length > 0 && packagesWanted == 0;
        constraint = isGiven ? Constraint.NONE : binding(stackShare, packageShare);
        for (int[] order : orders[quarter]) {
            if (order.length == 1) {
                int p = order[0];
                boolean waitsForStacks = plan.stacksPerChip()[p] > 0 && stackShare < packageShare;
                make(p, wanted[p] * (waitsForStacks ? stackShare : packageShare));
            } else {
                serve(order, stackShare, packageShare);
            }
        }
    }

    /** What a product's dies could fill: its share of those in stock and of those that the bank gives in a quarter. */
    private void want(int p) {
        double own = books.available[plan.dieOf()[p]];
        double all = own;
        if (plan.isBanked()[p]) {
            all += drawable;
            bankParts[p] = drawable > 0 ? drawable / all : 0;
        }
        wanted[p] = inputs.dieShares()[p][draw] * all * chipsPerDie[p];
    }

    /** One designer's products in its order, out of its share of stacks and packages. */
    private void serve(int[] order, double stackShare, double packageShare) {
        double stacks = 0;
        double packages = 0;
        for (int p : order) {
            stacks += wanted[p] * plan.stacksPerChip()[p] * stackShare;
            packages += wanted[p] * packageShare;
        }
        for (int p : order) {
            double made = Math.min(wanted[p], packages);
            int stacksPerChip = plan.stacksPerChip()[p];
            if (stackShare < 1 && stacksPerChip > 0) {
                made = Math.min(made, stacks / stacksPerChip);
            }
            make(p, made);
            stacks = Math.max(0, stacks - made * stacksPerChip);
            packages = Math.max(0, packages - made);
        }
    }

    private void make(int p, double made) {
        books.make(p, made, bankParts[p], made * assemblyYield);
    }

    private static double share(double available, double wanted) {
        return wanted <= available ? 1 : available / wanted;
    }

    private static Constraint binding(double stackShare, double packageShare) {
        if (stackShare == 1 && packageShare == 1) {
            return Constraint.FOUNDRY;
        }
        return stackShare < packageShare ? Constraint.HBM : Constraint.PACKAGING;
    }

    private int cell() {
        return draw * QUARTERS + quarter;
    }

    Constraint constraint() {
        return constraint;
    }

    /** What came, went and is left of dies, stacks and packages in the quarter. */
    Books books() {
        return books;
    }
}
