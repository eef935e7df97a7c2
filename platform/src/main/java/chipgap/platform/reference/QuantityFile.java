package chipgap.platform.reference;

import chipgap.kernel.evidence.Quantity;
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

    public static List<Quantity> read(String resource) {
        return YamlResource.read(resource, QuantityFile.class).quantities();
    }
}
