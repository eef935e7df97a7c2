package chipgap.supply.model;

import chipgap.supply.model.SupplyStructure.Product;
import java.util.List;
import java.util.Objects;

/** The products of a structure as numbers: which die, how many dies and stacks, in which order for each designer. */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
record ProductPlan(int[] dieOf, int[] diesPerChip, int[] stacksPerChip, boolean[] isBanked, int[][] orderOf, int dies) {

    static ProductPlan of(SupplyStructure structure) {
        List<Product> products = structure.products();
        int count = products.size();
        ProductPlan plan = new ProductPlan(
                new int[count],
                new int[count],
                new int[count],
                new boolean[count],
                new int[structure.designers().size()][],
                structure.dies().size());
        for (int p = 0; p < count; p++) {
            plan.dieOf[p] = structure.dieOf(p);
            plan.diesPerChip[p] = Objects.requireNonNull(products.get(p).diesPerChip());
            plan.stacksPerChip[p] = Objects.requireNonNull(products.get(p).stacksPerChip());
            plan.isBanked[p] = structure.isBanked(p);
        }
        List<String> chips = products.stream().map(Product::chip).toList();
        for (int d = 0; d < plan.orderOf.length; d++) {
            plan.orderOf[d] = structure.designers().get(d).products().stream()
                    .mapToInt(chips::indexOf)
                    .toArray();
        }
        return plan;
    }

    int products() {
        return dieOf.length;
    }
}
