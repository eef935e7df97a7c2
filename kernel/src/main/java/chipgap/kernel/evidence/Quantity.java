package chipgap.kernel.evidence;

import chipgap.kernel.random.RandomInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that figures are about, and how it spreads over time and together with others.
 *
 * @param name stable dotted name; also the name of its random stream
 * @param unit unit of its values
 * @param kind values it can take
 * @param shape how its numbers relate to time
 * @param walkSd standard deviation, per quarter and on the scale of {@code kind}, of the random walk that widens it outside its figures, 0 or more
 * @param ramp ratio of a quarter's amount to that of the quarter before, within the period of one figure, above 0; 1 for even; used for {@link TimeShape#FLOW} only
 * @param loadings loadings on common factors, by factor name, with a sum of squares of at most 1
 * @param samplingDimension its own dimension of the Sobol points, see {@link RandomInput}; null for none
 * @param description what it is, in a sentence
 */
public record Quantity(
        String name,
        String unit,
        ValueKind kind,
        TimeShape shape,
        double walkSd,
        double ramp,
        Map<String, Double> loadings,
        @Nullable Integer samplingDimension,
        String description) {
    public Quantity {
        loadings = Map.copyOf(loadings);
        new RandomInput(name, samplingDimension);
        if (!(walkSd >= 0 && Double.isFinite(walkSd))) {
            throw new IllegalArgumentException(
                    "The walk sd (%s) of '%s' must be finite and 0 or more.".formatted(walkSd, name));
        }
        if (!(ramp > 0 && Double.isFinite(ramp))) {
            throw new IllegalArgumentException(
                    "The ramp (%s) of '%s' must be finite and above 0.".formatted(ramp, name));
        }
        if (shape == TimeShape.FLOW && kind != ValueKind.POSITIVE) {
            throw new IllegalArgumentException("The flow '%s' must be of kind POSITIVE, not %s.".formatted(name, kind));
        }
    }

    /** A quantity without a sampling dimension. */
    public Quantity(
            String name,
            String unit,
            ValueKind kind,
            TimeShape shape,
            double walkSd,
            double ramp,
            Map<String, Double> loadings,
            String description) {
        this(name, unit, kind, shape, walkSd, ramp, loadings, null, description);
    }

    /** Its random input: the part of its standard normal value that it shares with no other. */
    public RandomInput input() {
        return new RandomInput(name, samplingDimension);
    }

    /** Refuses a figure that this quantity cannot be sampled from, saying why. */
    public void requireUsable(Figure figure) {
        if (shape == TimeShape.CONSTANT) {
            figure.onScale(kind);
        } else {
            Path.of(this, List.of(figure), List.of());
        }
    }
}
