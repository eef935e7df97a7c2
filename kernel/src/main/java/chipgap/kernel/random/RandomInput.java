package chipgap.kernel.random;

import org.jspecify.annotations.Nullable;

/**
 * A named random input. Two inputs of the same name and dimension are the same numbers wherever they are used.
 *
 * @param name name of its stream
 * @param samplingDimension its own dimension of the Sobol points, in [0, {@value #DIMENSIONS}), the most important inputs first; null for none.
 *     Two inputs must never share one: their numbers would depend on each other, whatever their names
 */
public record RandomInput(String name, @Nullable Integer samplingDimension) {
    /** Number of dimensions that there are. */
    public static final int DIMENSIONS = 256;

    public RandomInput {
        if (samplingDimension != null && (samplingDimension < 0 || samplingDimension >= DIMENSIONS)) {
            throw new IllegalArgumentException(
                    "The sampling dimension (%d) of '%s' must lie in [0, %d). Give it a free one or none."
                            .formatted(samplingDimension, name, DIMENSIONS));
        }
    }

    /** An input without a sampling dimension. */
    public RandomInput(String name) {
        this(name, null);
    }
}
