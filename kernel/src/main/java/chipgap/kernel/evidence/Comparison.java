package chipgap.kernel.evidence;

import chipgap.kernel.distribution.Distribution;
import chipgap.kernel.distribution.Mixture;
import chipgap.kernel.distribution.TwoPieceNormal;
import chipgap.kernel.summary.Summary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What sources say of one quantity and period, side by side, and the linear opinion pool of them.
 *
 * @param voices the figures, the heaviest first; equal weights in ascending order of id
 * @param pool quantiles of the pool at {@link Summary#PROBABILITIES}, in the unit of the figures
 */
public record Comparison(List<Voice> voices, List<Double> pool) {
    public Comparison {
        voices = List.copyOf(voices);
        pool = List.copyOf(pool);
    }

    /**
     * One figure in the pool.
     *
     * @param figure the figure
     * @param weight its weight, in [0, 1]; 0 when a later figure of the same source speaks for it
     * @param median median of the distribution that it states
     * @param poolProbability probability that the pool lies at or below that median
     */
    public record Voice(Figure figure, double weight, double median, double poolProbability) {}

    /**
     * Compares figures in one unit.
     *
     * @param kind values that the quantity can take; the figures are pooled on its scale, which leaves quantiles as they are
     * @param figures figures about one quantity and period, at least one
     * @param asOf date at which the sources are weighed by age
     */
    public static Comparison of(ValueKind kind, List<Figure> figures, LocalDate asOf) {
        OpinionPool opinions = OpinionPool.of(figures.getFirst().quantity(), figures, asOf);
        double[] weights = opinions.weights();
        List<Figure> speakers =
                opinions.voices().stream().map(OpinionPool::latest).toList();
        List<Distribution> stated = new ArrayList<>();
        speakers.forEach(speaker -> stated.add(speaker.onScale(kind)));
        Mixture mixture = new Mixture(stated, Arrays.stream(weights).boxed().toList());
        List<Voice> voices = new ArrayList<>();
        for (Figure figure : figures) {
            int place = speakers.indexOf(figure);
            TwoPieceNormal distribution = figure.onScale(kind);
            voices.add(new Voice(
                    figure,
                    place < 0 ? 0 : weights[place],
                    kind.fromScale(distribution.median()),
                    mixture.cdf(distribution.median())));
        }
        voices.sort(Comparator.comparingDouble(Voice::weight)
                .reversed()
                .thenComparing(voice -> voice.figure().id()));
        return new Comparison(
                voices,
                Summary.PROBABILITIES.stream()
                        .map(p -> kind.fromScale(mixture.quantile(p)))
                        .toList());
    }
}
