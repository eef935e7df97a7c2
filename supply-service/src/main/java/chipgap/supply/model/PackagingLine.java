package chipgap.supply.model;

import chipgap.kernel.time.Quarter;

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
    private final double[] wanted;
    private final Books books;
    private int draw;
    private int quarter;
    private double drawable;
    private Constraint constraint = Constraint.NONE;

    PackagingLine(ProductPlan plan, PackagingInputs inputs) {
        this.plan = plan;
        this.inputs = inputs;
        wanted = new double[plan.products()];
        books = new Books(plan);
    }

    /** Begins a draw with its opening stocks. */
    void begin(int newDraw) {
        draw = newDraw;
        books.begin(inputs.bank().delivered()[draw]);
    }

    /** Works through the next quarter. */
    void step(int q) {
        quarter = q;
        receive();
        double capacityLeft = inputs.capacity()[cell()] - takePublished();
        makeModelled(Math.max(0, capacityLeft));
    }

    private void receive() {
        books.open(inputs.goodDies(), cell());
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
    private double takePublished() {
        double used = 0;
        for (int p = 0; p < wanted.length; p++) {
            if (inputs.isPublished()[p][quarter]) {
                double packages = inputs.published()[p][cell()] / inputs.assemblyYield()[draw];
                double dies = packages * plan.diesPerChip()[p];
                double bankPart = !plan.isBanked()[p] || dies == 0
                        ? 0
                        : Math.min(books.bank / dies, inputs.bank().shareOfOutput()[draw]);
                books.make(p, packages, bankPart, inputs.published()[p][cell()]);
                used += packages;
            }
        }
        for (int die = 0; die < plan.dies(); die++) {
            books.reconcile(die, inputs.isAllPublished()[die][quarter]);
        }
        books.reconcileStacks();
        return used;
    }

    private void makeModelled(double capacity) {
        boolean isPublished = false;
        books.putAtHand();
        drawable = Math.min(
                books.bank, inputs.bank().drawdown()[draw] * inputs.bank().delivered()[draw]);
        double stacksWanted = 0;
        double packagesWanted = 0;
        for (int p = 0; p < wanted.length; p++) {
            boolean isGiven = inputs.isPublished()[p][quarter];
            isPublished |= isGiven;
            wanted[p] = isGiven ? 0 : diesFor(p) / plan.diesPerChip()[p];
            stacksWanted += wanted[p] * plan.stacksPerChip()[p];
            packagesWanted += wanted[p];
        }
        double stackShare = quarter < STOCK_QUARTER ? 1 : share(books.stacks, stacksWanted);
        double packageShare = share(capacity, packagesWanted);
        constraint = isPublished && packagesWanted == 0 ? Constraint.NONE : binding(stackShare, packageShare);
        for (int[] order : plan.orderOf()) {
            serve(order, stackShare, packageShare);
        }
    }

    /** Dies that a product may use: its share of those in stock and of those that the bank gives in a quarter. */
    private double diesFor(int p) {
        double own = books.available[plan.dieOf()[p]];
        return inputs.dieShares()[p][draw] * (own + (plan.isBanked()[p] ? drawable : 0));
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
            if (made > 0) {
                books.make(p, made, bankPart(p), made * inputs.assemblyYield()[draw]);
            }
            stacks = Math.max(0, stacks - made * stacksPerChip);
            packages = Math.max(0, packages - made);
        }
    }

    /** The bank gives the part of a die's use that it has of the dies at hand when the quarter's making begins. */
    private double bankPart(int p) {
        double own = books.atHand[plan.dieOf()[p]];
        return plan.isBanked()[p] ? drawable / (drawable + own) : 0;
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
