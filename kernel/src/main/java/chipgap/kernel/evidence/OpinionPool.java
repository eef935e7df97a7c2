package chipgap.kernel.evidence;

import chipgap.kernel.random.DrawBlock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A linear opinion pool: every draw listens to one source, picked with a probability in proportion to its weight.
 *
 * <p>The weight of a source is that of the grade of its latest figure, halved for each 12 months of age. Sources stand in the order of their
 * names, so that the order of the rows does not matter.
 */
final class OpinionPool {
    private static final double DAYS_TO_HALF = 365.25;

    private final String quantity;
    private final List<List<Figure>> voices;
    private final double[] weights;
    private final double[] cumulative;

    private OpinionPool(String quantity, List<List<Figure>> voices, double[] weights, double[] cumulative) {
        this.quantity = quantity;
        this.voices = voices;
        this.weights = weights;
        this.cumulative = cumulative;
    }

    static OpinionPool of(String quantity, List<Figure> figures, LocalDate asOf) {
        Map<String, List<Figure>> bySource =
                figures.stream().collect(Collectors.groupingBy(Figure::source, TreeMap::new, Collectors.toList()));
        List<List<Figure>> voices = List.copyOf(bySource.values());
        double[] weights = new double[voices.size()];
        double[] cumulative = new double[voices.size()];
        double total = 0;
        for (int i = 0; i < cumulative.length; i++) {
            weights[i] = weight(latest(voices.get(i)), asOf);
            total += weights[i];
            cumulative[i] = total;
        }
        for (int i = 0; i < cumulative.length; i++) {
            weights[i] /= total;
            cumulative[i] /= total;
        }
        return new OpinionPool(quantity, voices, weights, cumulative);
    }

    /** The figure that a source said last. */
    static Figure latest(List<Figure> voice) {
        return voice.stream()
                .max(Comparator.comparing(Figure::publishedOn).thenComparing(Figure::id))
                .orElseThrow();
    }

    private static double weight(Figure latest, LocalDate asOf) {
        double days = asOf.toEpochDay() - latest.publishedOn().toEpochDay();
        return latest.grade().weight() * StrictMath.pow(0.5, days / DAYS_TO_HALF);
    }

    /** Figures of each source, in the order of the sources' names. */
    List<List<Figure>> voices() {
        return voices;
    }

    /** Weight of each source, in the order of their names; they sum to 1. */
    double[] weights() {
        return weights.clone();
    }

    /** Index of the source that each draw listens to. */
    int[] pick(DrawBlock block) {
        int[] picks = new int[block.drawCount()];
        if (voices.size() > 1) {
            double[] uniforms = block.uniforms(quantity + "/source", 0);
            for (int i = 0; i < picks.length; i++) {
                while (uniforms[i] > cumulative[picks[i]]) {
                    picks[i]++;
                }
            }
        }
        return picks;
    }
}
