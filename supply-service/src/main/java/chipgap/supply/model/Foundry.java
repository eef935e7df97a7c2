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

/** From wafer starts to good dies, after the wafer-to-sale lag, which is at most {@link #LEAD}. */
final class Foundry {
    /** Quarters of wafer starts before the horizon. */
    static final int LEAD = 8;

    static final QuarterRange STARTS =
            new QuarterRange(SupplyModel.HORIZON.start().plus(-LEAD), SupplyModel.HORIZON.end());

    private static final int QUARTERS = SupplyModel.HORIZON.length();
    private static final int LENGTH = STARTS.length();

    private final List<Die> dies;
    private final double[] grossDies;
    /** Areas that dies have, ascending. */
    private final double[] areas;

    private final int[] areaOf;
    private final WaferSplit split;
    private final List<WaferStarts> lines;
    /** Designer that each line works for alone; -1 for all. */
    private final int[] ownerOf;

    private final int[] processOf;
    /** Position of the first quarter in which a line of each process may start wafers. */
    private final int[] firstOf;

    private final Yields yields;
    private final UncertainValue lag;

    Foundry(SupplyStructure structure, Evidence evidence) {
        dies = structure.dies();
        grossDies = dies.stream()
                .mapToDouble(die -> WaferGeometry.grossDies(die.areaMm2()))
                .toArray();
        areas = dies.stream().mapToDouble(Die::areaMm2).distinct().sorted().toArray();
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
        firstOf = new int[processes.size()];
        Arrays.fill(firstOf, LENGTH);
        for (int line = 0; line < processOf.length; line++) {
            firstOf[processOf[line]] =
                    Math.min(firstOf[processOf[line]], lines.get(line).first());
        }
        yields = new Yields(publishedArea, areas, processes, firstOf, evidence);
        lag = evidence.value("foundry.wafer_to_sale_lag");
    }

    /** The foundries in the draws of a block; {@link Run#draw} works out one of them. */
    Run sample(DrawBlock block, SupplyPolicy policy) {
        return new Run(block, policy);
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

    /** Wafers and dies of one draw at a time, in rows that the next draw overwrites. */
    final class Run {
        private final double[][] starts;
        private final float[][][] shares;
        private final double[] lags;
        private final WaferSplit.Sampled splits;
        private final double[][] designerShares = new double[split.designers()][LENGTH];
        private final double[][] dieShares = new double[dies.size()][LENGTH];
        private final double[][] goodOnAll = new double[areas.length][LENGTH];
        private final double[] started = new double[LENGTH];
        private final double[][] good = new double[dies.size()][QUARTERS];
        private final double[] asked = new double[QUARTERS];
        private int draw;
        private double lagQuarters;

        private Run(DrawBlock block, SupplyPolicy policy) {
            Map<String, double[]> paths = new HashMap<>();
            starts = lines.stream()
                    .map(line -> line.sample(block, policy, paths))
                    .toArray(double[][]::new);
            shares = yields.sample(block, sum(starts));
            lags = lag.sample(block);
            splits = split.sample(block, policy);
        }

        /** Works out the good dies of a draw of the block. */
        void draw(int ofBlock) {
            draw = ofBlock;
            lagQuarters = Math.min(lags[draw], LEAD);
            splits.designerShares(draw, designerShares);
            splits.dieShares(draw, STARTS.start().index() + lagQuarters, dieShares);
            addGoodOnAll();
            for (int die = 0; die < good.length; die++) {
                double[] onAll = goodOnAll[areaOf[die]];
                double[] designerShare = designerShares[split.designerOf(die)];
                for (int q = 0; q < LENGTH; q++) {
                    started[q] = designerShare[q] * onAll[q];
                }
                for (int line = 0; line < starts.length; line++) {
                    if (ownerOf[line] == split.designerOf(die)) {
                        addGood(line, areaOf[die], started);
                    }
                }
                ready(ofWafers(die), 0, good[die]);
            }
        }

        /** Wafers in good dies, by area of the die, on the lines open to all designers. */
        private void addGoodOnAll() {
            for (int area = 0; area < goodOnAll.length; area++) {
                Arrays.fill(goodOnAll[area], 0);
                for (int line = 0; line < starts.length; line++) {
                    if (ownerOf[line] < 0) {
                        addGood(line, area, goodOnAll[area]);
                    }
                }
            }
        }

        private void addGood(int line, int area, double[] wafersInGoodDies) {
            double[] ofLine = starts[line];
            float[] yield = shares[processOf[line]][area];
            int first = firstOf[processOf[line]];
            int row = draw * LENGTH;
            int yieldRow = draw * (LENGTH - first) - first;
            for (int q = first; q < LENGTH; q++) {
                wafersInGoodDies[q] += ofLine[row + q] * yield[yieldRow + q];
            }
        }

        /** Turns the designer's wafers that stand in {@code started} into dies of one kind. */
        private double[] ofWafers(int die) {
            double[] dieShare = dieShares[die];
            double aWafer = grossDies[die];
            for (int q = 0; q < LENGTH; q++) {
                started[q] *= aWafer * dieShare[q];
            }
            return started;
        }

        /** Good dies of the draw by die and quarter in which they are ready to be packaged. */
        double[][] good() {
            return good;
        }

        /** AI wafers of the draw on a line, by quarter in which their dies are ready; the next call overwrites them. */
        double[] wafers(int line) {
            ready(starts[line], draw * LENGTH, asked);
            return asked;
        }

        /** Dies of one kind on these wafers, good and bad; the next call overwrites them. */
        double[] gross(int die) {
            int designer = split.designerOf(die);
            Arrays.fill(started, 0);
            for (int line = 0; line < starts.length; line++) {
                for (int q = 0; q < LENGTH; q++) {
                    double share = ownerOf[line] < 0 ? designerShares[designer][q] : ownerOf[line] == designer ? 1 : 0;
                    started[q] += share * starts[line][draw * LENGTH + q];
                }
            }
            ready(ofWafers(die), 0, asked);
            return asked;
        }

        /** Moves what is started to the quarter in which its chips can be sold, between quarters linear. */
        private void ready(double[] ofStart, int row, double[] ofSale) {
            double position = LEAD - lagQuarters;
            int before = Math.min((int) position, LEAD - 1);
            double share = position - before;
            for (int q = 0; q < QUARTERS; q++) {
                ofSale[q] = (1 - share) * ofStart[row + before + q] + share * ofStart[row + before + q + 1];
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
