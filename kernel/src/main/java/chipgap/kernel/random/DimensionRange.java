package chipgap.kernel.random;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The sampling dimensions that belong to one set of inputs.
 *
 * @param first the first dimension, 0 or more
 * @param end the dimension after the last, above {@code first} and at most {@link RandomInput#DIMENSIONS}
 */
public record DimensionRange(int first, int end) {
    public DimensionRange {
        if (first < 0 || end <= first || end > RandomInput.DIMENSIONS) {
            throw new IllegalArgumentException(
                    "A range of sampling dimensions must lie in [0, %d) and not be empty, not [%d, %d)."
                            .formatted(RandomInput.DIMENSIONS, first, end));
        }
    }

    /** Refuses inputs whose dimension lies outside this range or belongs to another of them; the same input may be listed again. */
    public void check(Collection<RandomInput> inputs) {
        Map<Integer, RandomInput> owners = new HashMap<>();
        Map<String, RandomInput> names = new HashMap<>();
        for (RandomInput input : inputs) {
            RandomInput namesake = names.putIfAbsent(input.name(), input);
            if (namesake != null && !namesake.equals(input)) {
                throw new IllegalArgumentException(
                        "The input '%s' stands on sampling dimension %s and on %s. Give it one place or none."
                                .formatted(input.name(), namesake.samplingDimension(), input.samplingDimension()));
            }
            if (input.samplingDimension() != null) {
                claim(input.samplingDimension(), input, owners);
            }
        }
    }

    private void claim(int dimension, RandomInput input, Map<Integer, RandomInput> owners) {
        if (dimension < first || dimension >= end) {
            throw new IllegalArgumentException(
                    "The sampling dimension (%d) of '%s' must lie in [%d, %d). Give it a free one or none."
                            .formatted(dimension, input.name(), first, end));
        }
        RandomInput owner = owners.putIfAbsent(dimension, input);
        if (owner != null && !owner.equals(input)) {
            throw new IllegalArgumentException(
                    "The sampling dimension %d is claimed by '%s' and by '%s', which would make them depend on each other. Give one of them another."
                            .formatted(dimension, owner.name(), input.name()));
        }
    }
}
