package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.supply.model.SupplyStructure.MemoryMaker;
import java.util.List;

/** Stacks of high-bandwidth memory: the stock at the end of 2024, imports that policy lets pass, and the output of domestic makers. */
final class Memory {
    private static final int QUARTERS = SupplyModel.HORIZON.length();
    /** The year in which the output of makers is stated, and to which their index is relative. */
    private static final QuarterRange STATED_YEAR = new QuarterRange(new Quarter(2026, 1), new Quarter(2027, 1));

    private static final int STATED =
            STATED_YEAR.start().index() - SupplyModel.HORIZON.start().index();

    private final UncertainValue stock;
    private final UncertainValue offered;
    private final List<Maker> makers;

    private record Maker(UncertainSeries output, UncertainSeries growth) {}

    Memory(List<MemoryMaker> makers, Evidence evidence) {
        stock = evidence.value("hbm.china.stock_end_2024");
        offered = evidence.value("hbm.import.offered");
        this.makers = makers.stream()
                .map(maker -> new Maker(evidence.series(maker.output()), evidence.series(maker.growth())))
                .toList();
    }

    /**
     * Stacks of a block.
     *
     * @param stock held at the end of 2024, one number a draw
     * @param imported row-major, #draws × #quarters
     * @param domestic the same
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    record Stacks(double[] stock, double[] imported, double[] domestic) {}

    Stacks sample(DrawBlock block, SupplyPolicy policy) {
        double[] domestic = new double[block.drawCount() * QUARTERS];
        for (Maker maker : makers) {
            add(maker.output().sample(block, STATED_YEAR), maker.growth().sample(block, SupplyModel.HORIZON), domestic);
        }
        double[] imported = PullForward.perQuarter(offered.sample(block), QUARTERS);
        PullForward.apply(policy, new SupplyPolicy.Inflow(SupplyPolicy.Input.HBM_IMPORT), imported);
        policy.pass(SupplyPolicy.Input.HBM_IMPORT, imported);
        return new Stacks(stock.sample(block), imported, domestic);
    }

    /** The stated year's total, spread over that year's quarters and carried to the others along the index. */
    private static void add(double[] ofStatedYear, double[] index, double[] stacks) {
        int length = STATED_YEAR.length();
        for (int draw = 0; draw < stacks.length / QUARTERS; draw++) {
            double total = 0;
            double indices = 0;
            for (int q = 0; q < length; q++) {
                total += ofStatedYear[draw * length + q];
                indices += index[draw * QUARTERS + STATED + q];
            }
            for (int cell = draw * QUARTERS; cell < (draw + 1) * QUARTERS; cell++) {
                stacks[cell] += total / indices * index[cell];
            }
        }
    }
}
