package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.supply.model.SupplyStructure.Die;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From wafer starts to good dies, after the wafer-to-sale lag. */
final class Foundry {
    /** Quarters of wafer starts before the horizon: longer than any lag. */
    static final int LEAD = 8;

    static final QuarterRange STARTS =
            new QuarterRange(SupplyModel.HORIZON.start().plus(-LEAD), SupplyModel.HORIZON.end());

    private static final int QUARTERS = SupplyModel.HORIZON.length();
    private static final int LENGTH = STARTS.length();

    private final List<Die> dies;
    private final double[] grossDies;
    private final int[] areaOf;
    private final WaferSplit split;
    private final List<WaferStarts> lines;
    /** Designer that each line works for alone; -1 for all. */
    private final int[] ownerOf;

    private final int[] processOf;
    private final Yields yields;
    private final UncertainValue lag;

    Foundry(SupplyStructure structure, Evidence evidence) {
        dies = structure.dies();
        grossDies = dies.stream()
                .mapToDouble(die -> WaferGeometry.grossDies(die.areaMm2()))
                .toArray();
        double[] areas =
                dies.stream().mapToDouble(Die::areaMm2).distinct().sorted().toArray();
        areaOf = dies.stream()
                .mapToInt(die -> Arrays.binarySearch(areas, die.areaMm2()))
                .toArray();
        split = new WaferSplit(structure, evidence);
        lines = WaferStarts.of(structure.lines(), evidence);
        ownerOf = new int[lines.size()];
        processOf = new int[lines.size()];
        List<@Nullable String> processes = new ArrayList<>();
        for (int line = 0; line < ownerOf.length; line++) {
            FoundryLine described = structure.lines().get(line);
            String owner = described.onlyFor();
            ownerOf[line] = owner == null ? -1 : structure.designer(owner);
            if (!processes.contains(described.relativeDefects())) {
                processes.add(described.relativeDefects());
            }
            processOf[line] = processes.indexOf(described.relativeDefects());
        }
        double publishedArea =
                dies.stream().filter(Die::banked).findFirst().orElseThrow().areaMm2();
        yields = new Yields(publishedArea, areas, processes, evidence);
        lag = evidence.value("foundry.wafer_to_sale_lag");
    }

    /**
     * Output of a block, as it is ready to be packaged; row-major, #draws × #quarters of the horizon.
     *
     * @param wafers AI wafers by line
     * @param gross dies on them by die
     * @param good good ones of these by die
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    record Output(double[][] wafers, double[][] gross, double[][] good) {}

    Output sample(DrawBlock block, SupplyPolicy policy) {
        double[] lags = lag.sample(block);
        Map<String, double[]> paths = new HashMap<>();
        double[][] starts =
                lines.stream().map(line -> line.sample(block, policy, paths)).toArray(double[][]::new);
        float[][][] shares = yields.sample(block, sum(starts));
        WaferSplit.Sampled splits = split.sample(block, policy);
        int cells = block.drawCount() * QUARTERS;
        Output output = new Output(
                new double[lines.size()][cells], new double[dies.size()][cells], new double[dies.size()][cells]);
        Draw draw = new Draw(starts, shares);
        for (int i = 0; i < block.drawCount(); i++) {
            draw.run(i, splits, lags[i]);
            draw.deliver(i, lags[i], output);
        }
        return output;
    }

    /** Wafer starts a month on each line, of all chips; row-major, #draws × #quarters of the horizon. */
    double[][] capacity(DrawBlock block, SupplyPolicy policy) {
        Map<String, double[]> paths = new HashMap<>();
        double[][] capacity = new double[lines.size()][block.drawCount() * QUARTERS];
        for (int line = 0; line < capacity.length; line++) {
            double[] starts = lines.get(line).capacity(block, policy, paths);
            for (int draw = 0; draw < block.drawCount(); draw++) {
                System.arraycopy(starts, draw * LENGTH + LEAD, capacity[line], draw * QUARTERS, QUARTERS);
            }
        }
        return capacity;
    }

    private static double[] sum(double[][] columns) {
        double[] sum = new double[columns[0].length];
        for (double[] column : columns) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += column[i];
            }
        }
        return sum;
    }

    /** The wafers and dies of one draw, by quarter of the start. */
    private final class Draw {
        private final double[][] starts;
        private final float[][][] yields;
        private final double[][] gross = new double[dies.size()][LENGTH];
        private final double[][] good = new double[dies.size()][LENGTH];
        private final double[] designerShares;
        private final double[] before;
        private final double[] dieShares = new double[dies.size()];

        Draw(double[][] starts, float[][][] yields) {
            this.starts = starts;
            this.yields = yields;
            before = new double[split.designers()];
            designerShares = new double[split.designers()];
        }

        void run(int draw, WaferSplit.Sampled splits, double lagQuarters) {
            splits.designerShares(draw, before);
            for (int q = 0; q < LENGTH; q++) {
                System.arraycopy(before, 0, designerShares, 0, before.length);
                if (q >= LEAD) {
                    splits.setAside(designerShares, draw * QUARTERS + q - LEAD);
                }
                splits.dieShares(draw, STARTS.start().index() + q + lagQuarters, dieShares);
                for (int die = 0; die < dieShares.length; die++) {
                    make(die, draw * LENGTH + q, q);
                }
            }
        }

        /** Dies of one kind on the wafers of one quarter: on the lines open to all its designer's share, on the designer's own lines everything. */
        private void make(int die, int cell, int q) {
            int designer = split.designerOf(die);
            double allGross = 0;
            double allGood = 0;
            for (int line = 0; line < starts.length; line++) {
                double share = ownerOf[line] < 0 ? designerShares[designer] : ownerOf[line] == designer ? 1 : 0;
                double made = starts[line][cell] * share * dieShares[die] * grossDies[die];
                allGross += made;
                allGood += made * yields[processOf[line]][areaOf[die]][cell];
            }
            gross[die][q] = allGross;
            good[die][q] = allGood;
        }

        /** Moves starts to the quarter in which their chips can be sold. */
        void deliver(int draw, double lagQuarters, Output output) {
            for (int q = 0; q < QUARTERS; q++) {
                double position = q + LEAD - lagQuarters;
                int cell = draw * QUARTERS + q;
                for (int line = 0; line < starts.length; line++) {
                    output.wafers[line][cell] = at(starts[line], draw * LENGTH, LENGTH, position);
                }
                for (int die = 0; die < gross.length; die++) {
                    output.gross[die][cell] = at(gross[die], 0, LENGTH, position);
                    output.good[die][cell] = at(good[die], 0, LENGTH, position);
                }
            }
        }
    }

    /** A value between the quarters of a row, linear; the first and last are held. */
    static double at(double[] values, int row, int length, double position) {
        double inside = Math.clamp(position, 0, length - 1.0);
        int before = Math.min((int) inside, length - 2);
        double share = inside - before;
        return (1 - share) * values[row + before] + share * values[row + before + 1];
    }
}
