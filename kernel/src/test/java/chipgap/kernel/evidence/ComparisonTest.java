package chipgap.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.distribution.TwoPieceNormal;
import chipgap.kernel.evidence.Comparison.Voice;
import chipgap.kernel.summary.Summary;
import chipgap.kernel.time.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws of pooled opinions. */
class ComparisonTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 11, 30);
    private static final int MEDIAN = Summary.PROBABILITIES.indexOf(0.5);

    @Test
    void thePoolOfOneSourceIsThatSource() {
        Figure only = figure("one", "a", 20, 30, 90, Grade.B, AS_OF);
        Comparison comparison = Comparison.of(ValueKind.POSITIVE, List.of(only), AS_OF);
        TwoPieceNormal stated = only.onScale(ValueKind.POSITIVE);
        for (int i = 0; i < comparison.pool().size(); i++) {
            double expected = Math.exp(stated.quantile(Summary.PROBABILITIES.get(i)));
            assertThat(comparison.pool().get(i)).isCloseTo(expected, within(expected * 1e-12));
        }
        assertThat(comparison.voices()).singleElement().satisfies(voice -> {
            assertThat(voice.weight()).isEqualTo(1);
            assertThat(voice.median()).isCloseTo(30, within(1e-9));
            assertThat(voice.poolProbability()).isCloseTo(.5, within(1e-12));
        });
    }

    /** One year younger doubles the weight and nothing else; the pool moves towards the younger source. */
    @Test
    void halvingByAgeChangesTheWeightAndNothingElse() {
        Figure other = figure("two", "b", 200, 300, 900, Grade.B, AS_OF);
        Comparison old = compare(figure("one", "a", 20, 30, 90, Grade.B, AS_OF.minusDays(730)), other);
        Comparison young = compare(figure("one", "a", 20, 30, 90, Grade.B, AS_OF.minusDays(365)), other);
        Voice before = voice(old, "one");
        Voice after = voice(young, "one");
        assertThat(odds(after) / odds(before)).isCloseTo(2, within(.002));
        assertThat(after.median()).isEqualTo(before.median());
        assertThat(voice(young, "two").median()).isEqualTo(voice(old, "two").median());
        assertThat(young.pool().get(MEDIAN)).isLessThan(old.pool().get(MEDIAN));
    }

    @Test
    void onePublisherHasOneVoiceItsLatest() {
        Figure early = figure("early", "a", 1, 2, 3, Grade.A, AS_OF.minusDays(30));
        Figure late = figure("late", "a", 20, 30, 90, Grade.D, AS_OF);
        Comparison both = compare(early, late);
        assertThat(both.pool()).isEqualTo(compare(late).pool());
        assertThat(voice(both, "early").weight()).isZero();
        assertThat(voice(both, "late").weight()).isEqualTo(1);
        assertThat(voice(both, "early").poolProbability()).isLessThan(.01);
    }

    @Test
    void theHeaviestVoiceComesFirstAndWeightsSumToOne() {
        Comparison comparison = compare(
                figure("d", "a", 1, 2, 3, Grade.D, AS_OF),
                figure("a", "b", 2, 3, 4, Grade.A, AS_OF),
                figure("c", "c", 3, 4, 5, Grade.C, AS_OF));
        assertThat(comparison.voices()).extracting(voice -> voice.figure().id()).containsExactly("a", "c", "d");
        assertThat(comparison.voices()).extracting(Voice::weight).containsExactly(8 / 11.0, 2 / 11.0, 1 / 11.0);
    }

    /** The cdf of the pool at its quantile is the weighted mean of the cdfs of its sources. */
    @Test
    void thePoolIsLinear() {
        Figure one = figure("one", "a", .1, .2, .4, Grade.A, AS_OF);
        Figure two = figure("two", "b", .3, .6, .9, Grade.B, AS_OF);
        Comparison comparison = Comparison.of(ValueKind.FRACTION, List.of(one, two), AS_OF);
        for (int i = 0; i < comparison.pool().size(); i++) {
            double scaled = ValueKind.FRACTION.toScale(comparison.pool().get(i));
            double mean = (8 * one.onScale(ValueKind.FRACTION).cdf(scaled)
                            + 4 * two.onScale(ValueKind.FRACTION).cdf(scaled))
                    / 12;
            assertThat(mean).isCloseTo(Summary.PROBABILITIES.get(i), within(1e-9));
        }
    }

    private static Comparison compare(Figure... figures) {
        return Comparison.of(ValueKind.POSITIVE, Arrays.asList(figures), AS_OF);
    }

    private static Voice voice(Comparison comparison, String id) {
        return comparison.voices().stream()
                .filter(voice -> voice.figure().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double odds(Voice voice) {
        return voice.weight() / (1 - voice.weight());
    }

    private static Figure figure(
            String id, String source, double low, double central, double high, Grade grade, LocalDate publishedOn) {
        return new Figure(id, "q", Period.parse("2025"), low, central, high, .9, source, grade, publishedOn);
    }
}
