package chipgap.platform.reference;

import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.random.DimensionRange;
import java.util.List;

/**
 * The YAML file of the quantities that a model samples.
 *
 * @param quantities the quantities
 */
public record QuantityFile(List<Quantity> quantities) {
    public QuantityFile {
        quantities = List.copyOf(quantities);
    }

    /**
     * Reads a file.
     *
     * @param dimensions where the sampling dimensions of its quantities must lie
     * @throws IllegalStateException when the file is no such file, or a sampling dimension lies elsewhere or is claimed twice
     */
    public static List<Quantity> read(String resource, DimensionRange dimensions) {
        List<Quantity> quantities =
                YamlResource.read(resource, QuantityFile.class).quantities();
        try {
            dimensions.check(quantities.stream().map(Quantity::input).toList());
        } catch (IllegalArgumentException clash) {
            throw new IllegalStateException("%s: %s".formatted(resource, clash.getMessage()), clash);
        }
        return quantities;
    }
}
