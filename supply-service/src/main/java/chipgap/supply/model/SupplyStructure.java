package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which lines make which dies, what is packaged of them, and what is imported. Uncertain numbers are named, not given.
 *
 * @param lines foundry lines
 * @param designers who share the advanced wafers
 * @param dies dies made
 * @param products chips packaged of them
 * @param memoryMakers domestic makers of memory stacks
 * @param imports chips offered from abroad
 * @param greyMarket smuggled chips
 * @param domesticEffectiveness names of the shares of its catalogue compute that a domestic chip delivers, which multiply
 * @param offshoreRented name of the compute that Chinese firms rent abroad
 * @param inferenceOnly chips that buyers use for inference only
 */
public record SupplyStructure(
        List<FoundryLine> lines,
        List<Designer> designers,
        List<Die> dies,
        List<Product> products,
        List<MemoryMaker> memoryMakers,
        List<Import> imports,
        GreyMarket greyMarket,
        List<String> domesticEffectiveness,
        String offshoreRented,
        List<String> inferenceOnly) {
    public SupplyStructure {
        lines = List.copyOf(lines);
        designers = List.copyOf(designers);
        dies = List.copyOf(dies);
        products = List.copyOf(products);
        memoryMakers = List.copyOf(memoryMakers);
        imports = List.copyOf(imports);
        domesticEffectiveness = List.copyOf(domesticEffectiveness);
        inferenceOnly = List.copyOf(inferenceOnly);
        StructureCheck.check(lines, designers, dies, products);
    }

    /** What of it was announced by a date: dies and imports that were not are left out, and with a die its products. */
    SupplyStructure announcedBy(LocalDate date) {
        List<Die> knownDies = dies.stream()
                .filter(die ->
                        die.launch() == null || !die.launch().announcedOn().isAfter(date))
                .toList();
        Set<String> ids = knownDies.stream().map(Die::id).collect(Collectors.toSet());
        List<Product> knownProducts =
                products.stream().filter(product -> ids.contains(product.die())).toList();
        Set<String> chips = knownProducts.stream().map(Product::chip).collect(Collectors.toSet());
        return new SupplyStructure(
                lines,
                designers.stream().map(designer -> designer.making(chips)).toList(),
                knownDies,
                knownProducts,
                memoryMakers,
                imports.stream()
                        .filter(imported -> imported.announcedOn() == null
                                || !imported.announcedOn().isAfter(date))
                        .toList(),
                greyMarket,
                domesticEffectiveness,
                offshoreRented,
                inferenceOnly);
    }

    /**
     * Refuses evidence that leaves a foundry line without figures.
     *
     * @throws IllegalStateException naming the line and the quantity
     */
    public void requireFigures(Evidence evidence) {
        for (FoundryLine line : lines) {
            for (String quantity : line.quantities()) {
                if (!evidence.knows(quantity)) {
                    throw new IllegalStateException(
                            "The foundry line '%s' has no figures of '%s'. Add some to the reference data, or take the line out of the structure."
                                    .formatted(line.id(), quantity));
                }
            }
        }
    }

    /**
     * Refuses a statement about a chip that is not made at home, or about a line that is not there: it would be compared with 0.
     *
     * @throws IllegalStateException naming the statement and what it is about
     */
    public void requireModelled(Statement statement) {
        boolean isOfLines = statement.measure() == Statement.Measure.CAPACITY;
        Set<String> known = (isOfLines
                        ? lines.stream().map(FoundryLine::id)
                        : products.stream().map(Product::chip))
                .collect(Collectors.toSet());
        for (String id : statement.of()) {
            if (!known.contains(id)) {
                throw new IllegalStateException(
                        "The statement of %s is about the %s '%s', which is not modelled. Correct the name, or take it out."
                                .formatted(statement.figure(), isOfLines ? "foundry line" : "chip", id));
            }
        }
    }

    /** Whether any flow is of a chip. */
    public boolean uses(String chip) {
        return products.stream().anyMatch(product -> product.chip().equals(chip))
                || imports.stream().anyMatch(imported -> imported.chip().equals(chip))
                || greyMarket.chip().equals(chip)
                || greyMarket.racks().chip().equals(chip);
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

    /** Position of a designer; -1 for one that does not exist. */
    int designer(String id) {
        for (int i = 0; i < designers.size(); i++) {
            if (designers.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * A designer.
     *
     * @param id stable id
     * @param weight name of its weight among the designers
     * @param products its chips, the one that is served first first
     */
    public record Designer(String id, String weight, List<String> products) {
        public Designer {
            products = List.copyOf(products);
        }

        private Designer making(Set<String> chips) {
            return new Designer(
                    id, weight, products.stream().filter(chips::contains).toList());
        }
    }

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
     * @param stacksPerChip memory stacks in a package; 0, and said so, for a chip without
     * @param dieShare name of its share of the dies; null for the product that takes the rest
     * @param deliveries name of its published deliveries; null when there are none
     */
    public record Product(
            String chip,
            @Nullable String die,
            @Nullable Integer diesPerChip,
            @Nullable Integer stacksPerChip,
            @Nullable String dieShare,
            @Nullable String deliveries) {}

    /**
     * A domestic maker of memory stacks.
     *
     * @param id stable id
     * @param output name of its output in the year in which it is stated
     * @param growth name of the index that carries it to other years
     */
    public record MemoryMaker(String id, String output, String growth) {}

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

    /** The smuggled chips' class, the names of what is known of them, and the part of them that comes as whole racks. */
    public record GreyMarket(String chip, String cumulative, String relative, String withoutEvidence, Racks racks) {}

    /**
     * Smuggled racks: a part of the smuggled compute, never more than it.
     *
     * @param chip chip in the rack
     * @param chipsPerRack chips in a rack
     * @param flow name of the racks a quarter
     * @param firstQuarter quarter from which on they are counted apart
     */
    public record Racks(String chip, int chipsPerRack, String flow, Quarter firstQuarter) {
        public Racks {
            if (chipsPerRack < 1) {
                throw new IllegalArgumentException(
                        "A rack of '%s' must hold at least one chip, not %d.".formatted(chip, chipsPerRack));
            }
        }
    }
}
