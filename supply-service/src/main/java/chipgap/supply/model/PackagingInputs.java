package chipgap.supply.model;

import java.util.List;

/**
 * What packaging works with in a block. Columns are row-major, #draws × #quarters, unless said otherwise.
 *
 * @param published published deliveries by product
 * @param isPublished whether deliveries were published, by product and quarter
 * @param isAllPublished whether deliveries of all products of a die were published, by die and quarter
 * @param dieShares share of its die by product, one number a draw
 * @param bank dies made abroad
 * @param stacks memory
 * @param capacity packages
 * @param assemblyYield share of packages that pass, one number a draw
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
record PackagingInputs(
        List<Deliveries.Sampled> published,
        boolean[][] isPublished,
        boolean[][] isAllPublished,
        double[][] dieShares,
        DieBank.Dies bank,
        Memory.Stacks stacks,
        double[] capacity,
        double[] assemblyYield) {
    PackagingInputs {
        published = List.copyOf(published);
    }
}
