package chipgap.supply.model;

/**
 * New chips of one product on one pathway in each draw and quarter.
 *
 * @param chip id of the chip
 * @param pathway pathway
 * @param domestic whether buyers bound to domestic chips may use it
 * @param inferenceOnly whether it serves inference only
 * @param h100ePerChip compute of one chip
 * @param chips chips, row-major, #draws × #quarters of {@link SupplyModel#HORIZON}
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers
public record Flow(
        String chip, Pathway pathway, boolean domestic, boolean inferenceOnly, double h100ePerChip, double[] chips) {}
