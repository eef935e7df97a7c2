package chipgap.supply.model;

import chipgap.supply.model.SupplyStructure.Designer;
import chipgap.supply.model.SupplyStructure.Die;
import chipgap.supply.model.SupplyStructure.Product;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a structure must be to be worked with: everything named exists, and every product has its place. */
final class StructureCheck {
    private StructureCheck() {}

    static void check(List<FoundryLine> lines, List<Designer> designers, List<Die> dies, List<Product> products) {
        Set<String> known = designers.stream().map(Designer::id).collect(Collectors.toSet());
        for (FoundryLine line : lines) {
            String owner = line.onlyFor();
            require(
                    owner == null || known.contains(owner),
                    "The foundry line '%s' works for the designer '%s'",
                    line.id(),
                    owner);
        }
        Map<String, Die> dieOf = new HashMap<>();
        for (Die die : dies) {
            require(known.contains(die.designer()), "The die '%s' names the designer '%s'", die.id(), die.designer());
            dieOf.put(die.id(), die);
        }
        for (Product product : products) {
            checkParts(product);
            require(
                    dieOf.containsKey(product.die()),
                    "The product '%s' names the die '%s'",
                    product.chip(),
                    product.die());
        }
        for (Designer designer : designers) {
            checkOrder(designer, products, dieOf);
        }
    }

    private static void require(boolean exists, String text, String name, @Nullable String missing) {
        if (!exists) {
            throw new IllegalArgumentException(
                    text.formatted(name, missing) + ", which does not exist. Add it, or correct the name.");
        }
    }

    private static void checkParts(Product product) {
        Integer dies = product.diesPerChip();
        Integer stacks = product.stacksPerChip();
        if (product.die() == null || dies == null || stacks == null) {
            throw new IllegalArgumentException(
                    "The product '%s' must state its die (%s), its dies (%s) and its memory stacks (%s). Write 0 stacks for a chip without."
                            .formatted(product.chip(), product.die(), dies, stacks));
        }
        if (dies < 1 || stacks < 0) {
            throw new IllegalArgumentException(
                    "The product '%s' needs at least one die (%d) and no fewer than 0 stacks (%d)."
                            .formatted(product.chip(), dies, stacks));
        }
    }

    /** The order names each of the designer's products once: a name that comes round again or is left out has no place. */
    private static void checkOrder(Designer designer, List<Product> products, Map<String, Die> dieOf) {
        Set<String> own = new TreeSet<>();
        for (Product product : products) {
            Die die = dieOf.get(product.die());
            if (die != null && die.designer().equals(designer.id())) {
                own.add(product.chip());
            }
        }
        if (own.isEmpty()) {
            throw new IllegalArgumentException(
                    "The designer '%s' has no product, so its wafers would vanish. Give it one, or take it out."
                            .formatted(designer.id()));
        }
        Set<String> placed = new HashSet<>();
        for (String chip : designer.products()) {
            if (!own.contains(chip)) {
                throw new IllegalArgumentException(
                        "The product order of '%s' names '%s', which is no product of its dies."
                                .formatted(designer.id(), chip));
            }
            if (!placed.add(chip)) {
                throw new IllegalArgumentException(
                        "The product order of '%s' comes round to '%s' again. Name each product once."
                                .formatted(designer.id(), chip));
            }
        }
        for (String chip : own) {
            if (!placed.contains(chip)) {
                throw new IllegalArgumentException(
                        "The product order of '%s' leaves out '%s'. Give it its place.".formatted(designer.id(), chip));
            }
        }
    }
}
