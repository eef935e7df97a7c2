package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.supply.model.SupplyStructure.Product;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From good dies, memory stacks and packages to chips, quarter by quarter. Where deliveries were published they replace the model; what they
 * used of stocks is taken from them.
 */
final class Packaging {
    private static final int QUARTERS = SupplyModel.HORIZON.length();
    /** The year in which the domestic output of memory is stated, and to which its index is relative. */
    private static final QuarterRange STATED_YEAR = new QuarterRange(new Quarter(2026, 1), new Quarter(2027, 1));

    private final SupplyStructure structure;
    private final List<@Nullable UncertainSeries> deliveries = new ArrayList<>();
    private final List<@Nullable UncertainValue> dieShares = new ArrayList<>();
    private final UncertainValue bankDelivered;
    private final UncertainValue bankShareOfOutput;
    private final UncertainValue bankDrawdown;
    private final UncertainValue bankInflow;
    private final UncertainValue stackStock;
    private final UncertainValue stackImports;
    private final UncertainSeries stackOutput;
    private final UncertainSeries stackGrowth;
    private final UncertainSeries packages;
    private final UncertainValue assemblyYield;

    Packaging(SupplyStructure structure, Evidence evidence) {
        this.structure = structure;
        for (Product product : structure.products()) {
            String published = product.deliveries();
            String share = product.dieShare();
            deliveries.add(published != null && evidence.knows(published) ? evidence.series(published) : null);
            dieShares.add(share == null ? null : evidence.value(share));
        }
        bankDelivered = evidence.value("huawei.die_bank.delivered");
        bankShareOfOutput = evidence.value("huawei.die_bank.share_of_output");
        bankDrawdown = evidence.value("huawei.die_bank.drawdown");
        bankInflow = evidence.value("huawei.die_bank.inflow");
        stackStock = evidence.value("hbm.china.stock_end_2024");
        stackImports = evidence.value("hbm.import.offered");
        stackOutput = evidence.series("hbm.cxmt.output");
        stackGrowth = evidence.series("hbm.domestic.growth_index");
        packages = evidence.series("packaging.capacity");
        assemblyYield = evidence.value("assembly.yield");
    }

    /**
     * Chips of a block.
     *
     * @param domestic chips of domestic dies by product; row-major, #draws × #quarters
     * @param proxy chips of dies of the bank by product; row-major, #draws × #quarters
     * @param constraints what binds; row-major, #draws × #quarters
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    record Packaged(double[][] domestic, double[][] proxy, Constraint[] constraints) {}

    /** Packages good dies, given by die, row-major, #draws × #quarters. */
    Packaged chips(DrawBlock block, SupplyPolicy policy, double[][] goodDies) {
        int products = structure.products().size();
        int cells = block.drawCount() * QUARTERS;
        Packaged packaged =
                new Packaged(new double[products][cells], new double[products][cells], new Constraint[cells]);
        Inputs inputs = new Inputs(block, policy, goodDies);
        for (int draw = 0; draw < block.drawCount(); draw++) {
            new PackagingLine(structure, inputs, draw, packaged).run();
        }
        return packaged;
    }

    /** Inputs of a block. Series are row-major, #draws × #quarters; the others have one value a draw. */
    final class Inputs {
        final double[][] goodDies;
        /** Published deliveries by product, empty where nothing was published. */
        final double[][] published;
        /** Whether deliveries of a product were published, by product and quarter. */
        final boolean[][] isPublished;

        final double[] bank;
        final double[] bankShare;
        final double[] drawdown;
        final double[] bankInflows;
        final double[] stock;
        final double[] stackInflows;
        final double[] packageLimit;
        final double[] yield;
        private final double[][] shares;

        private Inputs(DrawBlock block, SupplyPolicy policy, double[][] goodDies) {
            this.goodDies = goodDies;
            int products = structure.products().size();
            published = new double[products][];
            isPublished = new boolean[products][QUARTERS];
            shares = new double[products][];
            for (int p = 0; p < products; p++) {
                UncertainSeries series = deliveries.get(p);
                published[p] = series == null ? new double[0] : series.sample(block, SupplyModel.HORIZON);
                for (int q = 0; q < QUARTERS; q++) {
                    isPublished[p][q] = series != null && series.observed(SupplyModel.HORIZON.at(q));
                }
                UncertainValue share = dieShares.get(p);
                shares[p] = share == null ? new double[0] : share.sample(block);
            }
            bank = bankDelivered.sample(block);
            bankShare = bankShareOfOutput.sample(block);
            drawdown = bankDrawdown.sample(block);
            stock = stackStock.sample(block);
            packageLimit = packages.sample(block, SupplyModel.HORIZON);
            yield = assemblyYield.sample(block);
            bankInflows = passing(bankInflow.sample(block), policy.proxyDieBlocks());
            stackInflows = passing(stackImports.sample(block), policy.hbmBlocks());
            addDomestic(
                    stackOutput.sample(block, STATED_YEAR),
                    stackGrowth.sample(block, SupplyModel.HORIZON),
                    stackInflows);
        }

        /** The stated year's total, spread over that year's quarters and carried to the others along the index. */
        private static void addDomestic(double[] ofStatedYear, double[] index, double[] inflows) {
            int stated =
                    STATED_YEAR.start().index() - SupplyModel.HORIZON.start().index();
            int length = STATED_YEAR.length();
            for (int draw = 0; draw < inflows.length / QUARTERS; draw++) {
                double total = 0;
                double indices = 0;
                for (int q = 0; q < length; q++) {
                    total += ofStatedYear[draw * length + q];
                    indices += index[draw * QUARTERS + stated + q];
                }
                for (int cell = draw * QUARTERS; cell < (draw + 1) * QUARTERS; cell++) {
                    inflows[cell] += total / indices * index[cell];
                }
            }
        }

        private static double[] passing(double[] offered, List<double[]> blocks) {
            double[] inflows = new double[offered.length * QUARTERS];
            for (int cell = 0; cell < inflows.length; cell++) {
                inflows[cell] = offered[cell / QUARTERS] * SupplyPolicy.passing(blocks, cell);
            }
            return inflows;
        }

        /** Share that a product takes of its die: the stated one, or what the other products leave. */
        double dieShare(int product, int draw) {
            if (shares[product].length > 0) {
                return shares[product][draw];
            }
            double left = 1;
            for (int other = 0; other < shares.length; other++) {
                if (shares[other].length > 0 && structure.dieOf(other) == structure.dieOf(product)) {
                    left -= shares[other][draw];
                }
            }
            return left;
        }
    }
}
