package chipgap.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Period;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 11, 30);
    private static final DrawBlock BLOCK = new DrawBlock(11, 0, 20_000);
    private static final QuarterRange HORIZON = new QuarterRange(Quarter.parse("2024Q1"), Quarter.parse("2029Q1"));

    @Test
    void aFigureMeetsItsStatedQuantiles() {
        double[] sample = value(ValueKind.POSITIVE, figure("2025", 20.0, 30.0, 90.0, Grade.B, "one"));
        assertThat(share(sample, 20)).isCloseTo(.05, within(.005));
        assertThat(share(sample, 30)).isCloseTo(.5, within(.01));
        assertThat(share(sample, 90)).isCloseTo(.95, within(.005));
    }

    @Test
    void missingPartsAreFilledByTheRulesOfTheModel() {
        double[] noCentral = value(ValueKind.POSITIVE, figure("2025", 10.0, null, 40.0, Grade.B, "one"));
        assertThat(share(noCentral, 20)).as("geometric mean").isCloseTo(.5, within(.01));
        double[] onlyCentral = value(ValueKind.POSITIVE, figure("2025", null, 100.0, null, Grade.C, "one"));
        assertThat(share(onlyCentral, 100 * Math.exp(.30)))
                .as("log sd of grade C")
                .isCloseTo(.8413, within(.01));
        double[] atLeast = value(ValueKind.POSITIVE, figure("2025", 100.0, null, null, Grade.C, "one"));
        assertThat(share(atLeast, 100)).as("low is p10").isCloseTo(.10, within(.005));
        double[] atMost = value(ValueKind.POSITIVE, figure("2025", null, null, 100.0, Grade.C, "one"));
        assertThat(share(atMost, 100)).as("high is p90").isCloseTo(.90, within(.005));
        double[] fraction = value(ValueKind.FRACTION, figure("2025", .2, null, .8, Grade.B, "one"));
        assertThat(share(fraction, .5)).as("middle in logits").isCloseTo(.5, within(.01));
    }

    @Test
    void refusesFiguresThatCannotBe() {
        assertThatThrownBy(() -> figure("2025", 3.0, 2.0, null, Grade.A, "one")).hasMessageContaining("3.0, 2.0, null");
        assertThatThrownBy(() -> figure("2025", null, null, null, Grade.A, "one"))
                .hasMessageContaining("no number");
        assertThatThrownBy(() -> value(ValueKind.POSITIVE, figure("2025", 0.0, 2.0, null, Grade.A, "one")))
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> value(ValueKind.FRACTION, figure("2025", null, 20.0, null, Grade.A, "one")))
                .hasMessageContaining("FRACTION");
    }

    @Test
    void aPoolOfOneSourceIsThatSource() {
        Figure only = figure("2025", 20.0, 30.0, 90.0, Grade.B, "one");
        Figure sameAgain = new Figure(
                "again",
                "q",
                only.period(),
                1.0,
                2.0,
                3.0,
                .9,
                "one",
                Grade.B,
                only.publishedOn().minusDays(1));
        assertThat(value(ValueKind.POSITIVE, only, sameAgain)).isEqualTo(value(ValueKind.POSITIVE, only));
    }

    @Test
    void sourcesWeighByGradeAndHalveWithEachYearOfAge() {
        Figure low = new Figure("l", "q", Period.parse("2025"), 1.0, 2.0, 3.0, .9, "low", Grade.B, AS_OF);
        Figure high = new Figure(
                "h", "q", Period.parse("2025"), 100.0, 200.0, 300.0, .9, "high", Grade.A, AS_OF.minusDays(730));
        assertThat(share(value(ValueKind.POSITIVE, low, high), 50))
                .as("B of today weighs 4, A of two years ago 8 / 4")
                .isCloseTo(4 / 6.0, within(.012));
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        Figure one = figure("2025", 20.0, 30.0, 90.0, Grade.B, "one");
        Figure two = figure("2026", 2.0, 3.0, 9.0, Grade.C, "two");
        assertThat(value(ValueKind.POSITIVE, one, two)).isEqualTo(value(ValueKind.POSITIVE, two, one));
        assertThat(evidence(constant(ValueKind.POSITIVE), one, two).digest())
                .isEqualTo(evidence(constant(ValueKind.POSITIVE), two, one).digest());
    }

    @Test
    void nothingPublishedLaterIsSeen() {
        Figure known = figure("2025", 20.0, 30.0, 90.0, Grade.B, "one");
        Figure later = new Figure("x", "q", Period.parse("2025"), 1.0, 2.0, 3.0, .9, "two", Grade.A, AS_OF.plusDays(1));
        assertThat(value(ValueKind.POSITIVE, known, later)).isEqualTo(value(ValueKind.POSITIVE, known));
        assertThat(evidence(constant(ValueKind.POSITIVE), known, later).digest())
                .isEqualTo(evidence(constant(ValueKind.POSITIVE), known).digest());
        assertThatThrownBy(() -> value(ValueKind.POSITIVE, later))
                .isInstanceOf(MissingEvidenceException.class)
                .hasMessageContaining("'q'");
    }

    @Test
    void aCorrectionReplacesFromItsPublicationOnAndHidesNothingBefore() {
        Figure wrong = figure("2025", 20.0, 30.0, 90.0, Grade.B, "one");
        Figure other = figure("2025", 2.0, 3.0, 9.0, Grade.B, "two");
        Figure better = correction("better", wrong, AS_OF);
        Figure best = correction("best", better, AS_OF.plusDays(10));
        Figure[] all = {best, better, other, wrong};
        assertThat(digest(AS_OF.minusDays(1), all)).isEqualTo(digest(AS_OF.minusDays(1), wrong, other));
        assertThat(digest(AS_OF, all)).isEqualTo(digest(AS_OF, other, better));
        assertThat(digest(AS_OF.plusDays(10), all)).isEqualTo(digest(AS_OF.plusDays(10), other, best));
        assertThatThrownBy(() -> correction("one2025", wrong, AS_OF)).hasMessageContaining("itself");
    }

    @Test
    void aLevelIsInterpolatedInLogsAndHeldOutside() {
        double[] path = path(
                level(0),
                figure("2025Q1", null, 10.0, 10.0, Grade.A, "one"),
                figure("2025Q3", null, 40.0, 40.0, Grade.A, "one"));
        // Every figure is certain above its centre, so the draws at or above the median are 10, 20, 40.
        int draw = 0;
        while (path[draw * 20 + 5] < 20 - 1e-9) {
            draw++;
        }
        double[] row = Arrays.copyOfRange(path, draw * 20, draw * 20 + 20);
        assertThat(row[0]).isCloseTo(10, within(1e-9));
        assertThat(row[4]).isCloseTo(10, within(1e-9));
        assertThat(row[5]).isCloseTo(20, within(1e-9));
        assertThat(row[6]).isCloseTo(40, within(1e-9));
        assertThat(row[19]).isCloseTo(40, within(1e-9));
    }

    @Test
    void outsideItsFiguresAPathWidensByTheWalk() {
        double[] path = path(level(.1), figure("2025Q1", 9.99, 10.0, 10.01, Grade.A, "one"));
        assertThat(logSd(path, 4)).as("at the figure").isLessThan(.001);
        assertThat(logSd(path, 8)).as("4 quarters after").isCloseTo(.1 * 2, within(.01));
        assertThat(logSd(path, 0)).as("4 quarters before").isCloseTo(.1 * 2, within(.01));
    }

    @Test
    void theWalkDoesNotDependOnTheHorizonAskedFor() {
        Evidence evidence = evidence(level(.1), figure("2025Q1", 9.0, 10.0, 11.0, Grade.A, "one"));
        double[] whole = evidence.series("q").sample(BLOCK, HORIZON);
        double[] last = evidence.series("q").sample(BLOCK, new QuarterRange(Quarter.parse("2028Q4"), HORIZON.end()));
        assertThat(last[17]).isEqualTo(whole[17 * 20 + 19]);
    }

    @Test
    void aYearlyFlowIsSpreadOverItsQuartersByTheRamp() {
        double[] path = path(flow(2), figure("2025", 149.9, 150.0, 150.1, Grade.A, "one"));
        double[] year = Arrays.copyOfRange(path, 4, 8);
        assertThat(Arrays.stream(year).sum()).isCloseTo(150, within(.5));
        assertThat(year[1]).isCloseTo(2 * year[0], within(1e-9));
        assertThat(year[3]).isCloseTo(8 * year[0], within(1e-9));
    }

    @Test
    void aQuarterlyFlowCountsBeforeAYearlyOneOfTheSameSource() {
        double[] path = path(
                flow(1),
                figure("2025", 399.9, 400.0, 400.1, Grade.A, "one"),
                figure("2025Q2", 6.9, 7.0, 7.1, Grade.A, "one"));
        assertThat(path[4]).isCloseTo(100, within(1.0));
        assertThat(path[5]).isCloseTo(7, within(.2));
    }

    @Test
    void aQuarterIsObservedWhenAFigureIsAboutItAndItIsOver() {
        Figure published = new Figure(
                "one", "q", Period.parse("2025H1"), 6.9, 7.0, 7.1, .9, "one", Grade.A, LocalDate.of(2025, 1, 1));
        assertThat(observedAsOf("2025-12-31", published)).containsExactly("2025Q1", "2025Q2");
        assertThat(observedAsOf("2025-06-30", published)).containsExactly("2025Q1", "2025Q2");
        assertThat(observedAsOf("2025-06-29", published)).containsExactly("2025Q1");
        assertThat(observedAsOf("2025-01-01", published)).isEmpty();
    }

    private static List<String> observedAsOf(String date, Figure figure) {
        UncertainSeries series = Evidence.asOf(LocalDate.parse(date), List.of(flow(1)), List.of(figure))
                .series("q");
        return Stream.of("2024Q4", "2025Q1", "2025Q2", "2025Q3")
                .filter(quarter -> series.observed(Quarter.parse(quarter)))
                .toList();
    }

    @Test
    void refusesAFlowOverPartsOfQuartersAndTheWrongShape() {
        Evidence evidence = evidence(flow(1), figure("2024-12", 1.0, 2.0, 3.0, Grade.A, "one"));
        assertThatThrownBy(() -> evidence.series("q")).hasMessageContaining("whole quarters");
        assertThatThrownBy(() -> evidence.value("q")).hasMessageContaining("shape FLOW");
        assertThatThrownBy(() -> evidence.value("r")).hasMessageContaining("no quantity 'r'");
    }

    private static Figure figure(
            String period,
            @Nullable Double low,
            @Nullable Double central,
            @Nullable Double high,
            Grade grade,
            String source) {
        return new Figure(
                source + period, "q", Period.parse(period), low, central, high, .9, source, grade, AS_OF.minusDays(10));
    }

    private static Figure correction(String id, Figure wrong, LocalDate publishedOn) {
        return new Figure(
                id, "q", wrong.period(), 5.0, 6.0, 7.0, .9, wrong.source(), wrong.grade(), publishedOn, wrong.id());
    }

    /** Fingerprint of what is visible on a date. */
    private static String digest(LocalDate date, Figure... figures) {
        return Evidence.asOf(date, List.of(constant(ValueKind.POSITIVE)), List.of(figures))
                .digest();
    }

    private static Quantity constant(ValueKind kind) {
        return new Quantity("q", "unit", kind, TimeShape.CONSTANT, 0, 1, Map.of(), "");
    }

    private static Quantity level(double walkSd) {
        return new Quantity("q", "unit", ValueKind.POSITIVE, TimeShape.LEVEL, walkSd, 1, Map.of(), "");
    }

    private static Quantity flow(double ramp) {
        return new Quantity("q", "unit", ValueKind.POSITIVE, TimeShape.FLOW, 0, ramp, Map.of(), "");
    }

    private static Evidence evidence(Quantity quantity, Figure... figures) {
        return Evidence.asOf(AS_OF, List.of(quantity), List.of(figures));
    }

    private static double[] value(ValueKind kind, Figure... figures) {
        return evidence(constant(kind), figures).value("q").sample(BLOCK);
    }

    private static double[] path(Quantity quantity, Figure... figures) {
        return evidence(quantity, figures).series("q").sample(BLOCK, HORIZON);
    }

    private static double share(double[] sample, double bound) {
        return (double) Arrays.stream(sample).filter(value -> value <= bound).count() / sample.length;
    }

    private static double logSd(double[] path, int quarter) {
        double squares = 0;
        for (int draw = 0; draw < BLOCK.drawCount(); draw++) {
            double log = Math.log(path[draw * 20 + quarter] / 10);
            squares += log * log;
        }
        return Math.sqrt(squares / BLOCK.drawCount());
    }
}
