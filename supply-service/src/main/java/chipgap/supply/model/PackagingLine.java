package chipgap.supply.model;

import chipgap.kernel.time.Quarter;
import chipgap.supply.model.Packaging.Inputs;
import chipgap.supply.model.Packaging.Packaged;
import chipgap.supply.model.SupplyStructure.Product;
import java.util.Arrays;
import java.util.List;

/** The packaging of one draw, with the stocks that are carried from quarter to quarter. */
final class PackagingLine {
    private static final int QUARTERS = SupplyModel.HORIZON.length();
    /** The quarter at whose start the published stock of memory was counted; before it memory is not tracked. */
    private static final int STOCK_QUARTER =
            new Quarter(2025, 1).index() - SupplyModel.HORIZON.start().index();

    private final SupplyStructure structure;
    private final List<Product> products;
    private final Inputs inputs;
    private final int draw;
    private final Packaged packaged;

    private final double[] dieStock;
    private double bank;
    private double stacks;

    PackagingLine(SupplyStructure structure, Inputs inputs, int draw, Packaged packaged) {
        this.structure = structure;
        this.products = structure.products();
        this.inputs = inputs;
        this.draw = draw;
        this.packaged = packaged;
        this.dieStock = new double[structure.dies().size()];
        this.bank = inputs.bank[draw];
    }

    void run() {
        for (int q = 0; q < QUARTERS; q++) {
            receive(q);
            double packagesUsed = takePublished(q);
            assemble(q, packagesUsed);
        }
    }

    /** The published stock of memory, then domestic output and what policy lets in. */
    private void receive(int q) {
        if (q >= STOCK_QUARTER) {
            stacks = (q == STOCK_QUARTER ? inputs.stock[draw] : stacks) + inputs.stackInflows[cell(q)];
            bank += inputs.bankInflows[cell(q)];
        }
    }

    /** Chips as published, their dies from the bank in its share, their stacks from the stock. Returns the packages used. */
    private double takePublished(int q) {
        double packagesUsed = 0;
        for (int p = 0; p < products.size(); p++) {
            if (inputs.isPublished[p][q]) {
                double chips = inputs.published[p][cell(q)];
                double packages = chips / inputs.yield[draw];
                double fromBank = 0;
                if (structure.isBanked(p)) {
                    int diesPerChip = products.get(p).diesPerChip();
                    double dies = Math.min(bank, inputs.bankShare[draw] * packages * diesPerChip);
                    bank -= dies;
                    fromBank = dies / diesPerChip * inputs.yield[draw];
                }
                packaged.proxy()[p][cell(q)] = fromBank;
                packaged.domestic()[p][cell(q)] = chips - fromBank;
                stacks = Math.max(0, stacks - packages * products.get(p).stacksPerChip());
                packagesUsed += packages;
            }
        }
        return packagesUsed;
    }

    /** All other products: as many as dies allow, scaled down together where stacks or packages run short. */
    private void assemble(int q, double packagesUsed) {
        double drawable = Math.min(bank, inputs.drawdown[draw] * inputs.bank[draw]);
        double[] wanted = wanted(q, drawable);
        double stacksWanted = 0;
        for (int p = 0; p < wanted.length; p++) {
            stacksWanted += wanted[p] * products.get(p).stacksPerChip();
        }
        double stackScale = q < STOCK_QUARTER ? 1 : scale(stacks, stacksWanted);
        double packageScale = scale(
                inputs.packageLimit[cell(q)] - packagesUsed,
                Arrays.stream(wanted).sum());
        double scale = Math.min(stackScale, packageScale);
        packaged.constraints()[cell(q)] = binding(wanted, stackScale, packageScale);
        for (int p = 0; p < wanted.length; p++) {
            if (wanted[p] > 0) {
                finish(p, q, wanted[p] * scale, drawable);
            }
        }
        stacks -= stacksWanted * scale;
        for (int die = 0; die < dieStock.length; die++) {
            if (isModelled(die, q)) {
                dieStock[die] = (dieStock[die] + inputs.goodDies[die][cell(q)]) * (1 - scale);
            }
        }
    }

    /** Chips that the dies of each product without published deliveries would make. */
    private double[] wanted(int q, double drawable) {
        double[] wanted = new double[products.size()];
        for (int p = 0; p < wanted.length; p++) {
            if (!inputs.isPublished[p][q]) {
                double dies = ownDies(p, q) + (structure.isBanked(p) ? drawable : 0);
                wanted[p] = inputs.dieShare(p, draw) * dies / products.get(p).diesPerChip();
            }
        }
        return wanted;
    }

    /** Books the packages of one product: chips by origin of their dies, and the dies taken from the bank. */
    private void finish(int p, int q, double packages, double drawable) {
        double banked = structure.isBanked(p) ? drawable : 0;
        double bankPart = banked / (banked + ownDies(p, q));
        double chips = packages * inputs.yield[draw];
        packaged.proxy()[p][cell(q)] = chips * bankPart;
        packaged.domestic()[p][cell(q)] = chips * (1 - bankPart);
        bank -= packages * products.get(p).diesPerChip() * bankPart;
    }

    private double ownDies(int product, int q) {
        int die = structure.dieOf(product);
        return dieStock[die] + inputs.goodDies[die][cell(q)];
    }

    private boolean isModelled(int die, int q) {
        for (int p = 0; p < products.size(); p++) {
            if (structure.dieOf(p) == die && inputs.isPublished[p][q]) {
                return false;
            }
        }
        return true;
    }

    private static double scale(double available, double wanted) {
        return wanted == 0 || wanted <= available ? 1 : Math.max(0, available) / wanted;
    }

    private static Constraint binding(double[] wanted, double stackScale, double packageScale) {
        if (Arrays.stream(wanted).sum() == 0) {
            return Constraint.NONE;
        }
        if (stackScale == 1 && packageScale == 1) {
            return Constraint.FOUNDRY;
        }
        return stackScale < packageScale ? Constraint.HBM : Constraint.PACKAGING;
    }

    private int cell(int q) {
        return draw * QUARTERS + q;
    }
}
