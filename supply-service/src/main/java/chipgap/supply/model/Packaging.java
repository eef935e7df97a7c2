package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.supply.model.SupplyStructure.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** From good dies, memory stacks and packages to chips, quarter by quarter. Where deliveries were published they replace the model. */
final class Packaging {
    private static final int QUARTERS = SupplyModel.HORIZON.length();

    private final ProductPlan plan;
    private final List<Deliveries> deliveries;
    private final List<@Nullable UncertainValue> dieShares = new ArrayList<>();
    private final DieBank bank;
    private final Memory memory;
    private final UncertainSeries capacity;
    private final UncertainValue assemblyYield;

    Packaging(SupplyStructure structure, Evidence evidence) {
        plan = ProductPlan.of(structure);
        deliveries = structure.products().stream()
                .map(product -> new Deliveries(product.deliveries(), evidence))
                .toList();
        for (Product product : structure.products()) {
            String share = product.dieShare();
            dieShares.add(share == null ? null : evidence.value(share));
        }
        bank = new DieBank(evidence);
        memory = new Memory(structure.memoryMakers(), evidence);
        capacity = evidence.series("packaging.capacity");
        assemblyYield = evidence.value("assembly.yield");
    }

    /**
     * Chips of a block.
     *
     * @param domestic chips of domestic dies by product; row-major, #draws × #quarters
     * @param proxy chips of dies of the bank by product; row-major, #draws × #quarters, empty for a product whose die the bank does not hold
     * @param constraints what binds; row-major, #draws × #quarters
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    record Packaged(double[][] domestic, double[][] proxy, Constraint[] constraints) {}

    /** Packages what foundries make of the same block. */
    Packaged chips(DrawBlock block, SupplyPolicy policy, Foundry.Run foundry) {
        int cells = block.drawCount() * QUARTERS;
        int products = plan.products();
        Packaged packaged = new Packaged(new double[products][cells], new double[products][], new Constraint[cells]);
        for (int p = 0; p < products; p++) {
            packaged.proxy[p] = new double[plan.isBanked()[p] ? cells : 0];
        }
        run(inputs(block, policy), foundry, (line, cell) -> {
            Books books = line.books();
            for (int p = 0; p < products; p++) {
                packaged.domestic[p][cell] = books.domesticChips(p);
                if (plan.isBanked()[p]) {
                    packaged.proxy[p][cell] = books.proxyChips[p];
                }
            }
            packaged.constraints[cell] = line.constraint();
        });
        return packaged;
    }

    /** Runs the line of every draw of a block, and shows it after each quarter with the cell of draw and quarter. */
    void run(PackagingInputs inputs, Foundry.Run foundry, ObjIntConsumer<PackagingLine> afterQuarter) {
        PackagingLine line = new PackagingLine(plan, inputs, foundry.good());
        for (int draw = 0; draw < inputs.assemblyYield().length; draw++) {
            foundry.draw(draw);
            line.begin(draw);
            for (int q = 0; q < QUARTERS; q++) {
                line.step(q);
                afterQuarter.accept(line, draw * QUARTERS + q);
            }
        }
    }

    PackagingInputs inputs(DrawBlock block, SupplyPolicy policy) {
        int products = plan.products();
        boolean[][] isPublished = new boolean[products][QUARTERS];
        for (int p = 0; p < products; p++) {
            for (int q = 0; q < QUARTERS; q++) {
                isPublished[p][q] = deliveries.get(p).published(q);
            }
        }
        return new PackagingInputs(
                deliveries.stream().map(delivered -> delivered.sample(block)).toList(),
                isPublished,
                isAllPublished(isPublished),
                shares(block),
                bank.sample(block, policy),
                memory.sample(block, policy),
                capacity.sample(block, SupplyModel.HORIZON),
                assemblyYield.sample(block));
    }

    private boolean[][] isAllPublished(boolean[][] isPublished) {
        boolean[][] all = new boolean[plan.dies()][QUARTERS];
        for (boolean[] ofDie : all) {
            Arrays.fill(ofDie, true);
        }
        for (int p = 0; p < isPublished.length; p++) {
            for (int q = 0; q < QUARTERS; q++) {
                all[plan.dieOf()[p]][q] &= isPublished[p][q];
            }
        }
        return all;
    }

    /** Share that each product takes of its die: the stated one, or what the other products leave. */
    private double[][] shares(DrawBlock block) {
        double[][] shares = new double[plan.products()][];
        for (int p = 0; p < shares.length; p++) {
            UncertainValue stated = dieShares.get(p);
            shares[p] = stated == null ? new double[0] : stated.sample(block);
        }
        for (int p = 0; p < shares.length; p++) {
            if (dieShares.get(p) == null) {
                shares[p] = new double[block.drawCount()];
                for (int draw = 0; draw < shares[p].length; draw++) {
                    shares[p][draw] = 1 - statedOfDie(plan.dieOf()[p], shares, draw);
                }
            }
        }
        return shares;
    }

    private double statedOfDie(int die, double[][] shares, int draw) {
        double stated = 0;
        for (int p = 0; p < shares.length; p++) {
            if (dieShares.get(p) != null && plan.dieOf()[p] == die) {
                stated += shares[p][draw];
            }
        }
        return stated;
    }
}
