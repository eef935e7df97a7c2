package chipgap.forecast.model;

import chipgap.forecast.model.SupplyBlock.Product;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer wants.
 *
 * @param chipCount number of chips, above 0
 * @param chips chips that will do; empty for all
 * @param pathways pathways that will do; empty for all
 * @param segment segment whose chips count; null for all that reach the market
 * @param probability how sure the buyer wants to be, in (0, 1)
 */
public record BuyerQuestion(
        double chipCount,
        Set<String> chips,
        Set<Pathway> pathways,
        @Nullable String segment,
        double probability) {
    public BuyerQuestion {
        chips = Set.copyOf(chips);
        pathways = Set.copyOf(pathways);
    }

    boolean accepts(Product product) {
        return (chips.isEmpty() || chips.contains(product.chip()))
                && (pathways.isEmpty() || pathways.contains(product.pathway()));
    }
}
