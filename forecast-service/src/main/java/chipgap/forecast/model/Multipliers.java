package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.SupplyBlock.Flow;
import java.time.LocalDate;

/**
 * What supply and demand are multiplied by, in every quarter that was not over on the date of the data.
 *
 * @param domesticSupply factor on new domestic chips, in [0, {@link #GREATEST}]
 * @param imports factor on new chips on every other pathway, in the same range
 * @param demand factor on new demand, in the same range
 */
public record Multipliers(double domesticSupply, double imports, double demand) {
    /** Greatest factor. */
    public static final double GREATEST = 10;
    /** Everything as it is sampled. */
    public static final Multipliers NONE = new Multipliers(1, 1, 1);

    public Multipliers {
        requireInRange("domestic_supply", domesticSupply);
        requireInRange("imports", imports);
        requireInRange("demand", demand);
    }

    private static void requireInRange(String name, double factor) {
        if (!(factor >= 0 && factor <= GREATEST)) {
            throw new IllegalArgumentException("The multiplier of %s (%s) must lie in [0, %.0f]. Leave it unset for 1."
                    .formatted(name, factor, GREATEST));
        }
    }

    /** A sampled world with the factors applied. */
    public SampledBlock applyTo(SampledBlock world, LocalDate asOf) {
        if (equals(NONE)) {
            return world;
        }
        int first = ProjectedQuarters.first(world.quarters(), asOf);
        SupplyBlock supply = new SupplyBlock(
                world.supply().origin(),
                world.supply().flows().stream()
                        .map(flow -> new Flow(
                                flow.product(),
                                scaled(flow.chips(), factor(flow.product().pathway()), first)))
                        .toList(),
                world.supply().domesticEffectiveness(),
                world.supply().constraints());
        DemandBlock wanted = new DemandBlock(
                world.demand().origin(),
                world.demand().cells().stream()
                        .map(cell ->
                                new CellDemand(cell.cell(), scaled(cell.h100e(), demand, first), cell.domesticOnly()))
                        .toList(),
                world.demand().terms(),
                world.demand().basketUsdPerH100e());
        return new SampledBlock(world.draws(), world.quarters(), world.policy(), supply, wanted);
    }

    private double factor(Pathway pathway) {
        return switch (pathway) {
            case DOMESTIC -> domesticSupply;
            case PROXY_FABRICATION, LEGAL_IMPORT, GREY_MARKET -> imports;
        };
    }

    private static float[][] scaled(float[][] columns, double factor, int first) {
        float[][] scaled = columns.clone();
        for (int q = first; q < scaled.length; q++) {
            scaled[q] = columns[q].clone();
            for (int i = 0; i < scaled[q].length; i++) {
                scaled[q][i] = (float) (factor * columns[q][i]);
            }
        }
        return scaled;
    }
}
