package chipgap.supply.model;

import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dies are made, what is packaged of them, and what is imported. Uncertain numbers are named, not given.
 *
 * @param designers who share the advanced wafers
 * @param dies dies made
 * @param products chips packaged of them
 * @param imports chips offered from abroad
 * @param greyMarket smuggled chips
 * @param inferenceOnly chips that buyers use for inference only
 */
public record SupplyStructure(
        List<Designer> designers,
        List<Die> dies,
        List<Product> products,
        List<Import> imports,
        GreyMarket greyMarket,
        List<String> inferenceOnly) {
    public SupplyStructure {
        designers = List.copyOf(designers);
        dies = List.copyOf(dies);
        products = List.copyOf(products);
        imports = List.copyOf(imports);
        inferenceOnly = List.copyOf(inferenceOnly);
        for (Die die : dies) {
            if (designers.stream().noneMatch(designer -> designer.id().equals(die.designer()))) {
                throw new IllegalArgumentException("The die '%s' names the designer '%s', which does not exist."
                        .formatted(die.id(), die.designer()));
            }
        }
        for (Product product : products) {
            if (dies.stream().noneMatch(die -> die.id().equals(product.die()))) {
                throw new IllegalArgumentException("The product '%s' names the die '%s', which does not exist."
                        .formatted(product.chip(), product.die()));
            }
        }
    }

    /** What of it was announced by a date: dies and imports that were not are left out, and with a die its products. */
    SupplyStructure announcedBy(LocalDate date) {
        List<Die> known = dies.stream()
                .filter(die ->
                        die.launch() == null || !die.launch().announcedOn().isAfter(date))
                .toList();
        return new SupplyStructure(
                designers,
                known,
                products.stream()
                        .filter(product ->
                                known.stream().anyMatch(die -> die.id().equals(product.die())))
                        .toList(),
                imports.stream()
                        .filter(imported -> imported.announcedOn() == null
                                || !imported.announcedOn().isAfter(date))
                        .toList(),
                greyMarket,
                inferenceOnly);
    }

    /** Whether any flow is of a chip. */
    public boolean uses(String chip) {
        return products.stream().anyMatch(product -> product.chip().equals(chip))
                || imports.stream().anyMatch(imported -> imported.chip().equals(chip))
                || greyMarket.chip().equals(chip);
    }

    /** Position of the die that a product is made of. */
    int dieOf(int product) {
        String id = products.get(product).die();
        for (int i = 0; i < dies.size(); i++) {
            if (dies.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalStateException("There is no die '%s'.".formatted(id));
    }

    /** Whether the bank of dies made abroad holds the die of a product. */
    boolean isBanked(int product) {
        return dies.get(dieOf(product)).banked();
    }

    /** A designer and the name of its weight among the designers. */
    public record Designer(String id, String weight) {}

    /**
     * A die.
     *
     * @param id stable id
     * @param designer whose it is
     * @param areaMm2 area
     * @param banked whether the bank of dies made abroad holds it
     * @param launch when it starts to take wafers from its designer's other die; null for a die in full production
     */
    public record Die(
            String id,
            String designer,
            double areaMm2,
            boolean banked,
            @Nullable Launch launch) {
        public Die {
            if (!(areaMm2 > 0)) {
                throw new IllegalArgumentException(
                        "The area (%s mm²) of the die '%s' must be above 0.".formatted(areaMm2, id));
            }
        }
    }

    /**
     * The start of a die.
     *
     * @param announcedOn date on which it was announced; as of earlier dates there is no such die
     * @param firstQuarter announced quarter of the first sales
     * @param delay name of the delay
     * @param waferShare name of the share of the designer's wafers once ramped
     * @param rampQuarters length of the linear ramp
     */
    public record Launch(
            LocalDate announcedOn, Quarter firstQuarter, String delay, String waferShare, double rampQuarters) {}

    /**
     * A chip packaged at home.
     *
     * @param chip id of the chip
     * @param die die it is made of
     * @param diesPerChip dies in a package
     * @param stacksPerChip memory stacks in a package
     * @param dieShare name of its share of the dies; null for the product that takes the rest
     * @param deliveries name of its published deliveries; null when there are none
     */
    public record Product(
            String chip,
            String die,
            int diesPerChip,
            int stacksPerChip,
            @Nullable String dieShare,
            @Nullable String deliveries) {
        public Product {
            if (diesPerChip < 1 || stacksPerChip < 0) {
                throw new IllegalArgumentException(
                        "The product '%s' needs at least one die (%d) and no fewer than 0 stacks (%d)."
                                .formatted(chip, diesPerChip, stacksPerChip));
            }
        }
    }

    /**
     * A chip offered from abroad.
     *
     * @param chip id of the chip
     * @param offers name of what is offered of it
     * @param deliveries name of its published deliveries; null when there are none
     * @param firstQuarter quarter from which on it is offered
     * @param announcedOn date on which it was announced; as of earlier dates there is no such import. Null: long ago
     */
    public record Import(
            String chip,
            String offers,
            @Nullable String deliveries,
            Quarter firstQuarter,
            @Nullable LocalDate announcedOn) {}

    /** The smuggled chips' class, and the names of what is known of them. */
    public record GreyMarket(String chip, String cumulative, String relative, String withoutEvidence) {}
}
