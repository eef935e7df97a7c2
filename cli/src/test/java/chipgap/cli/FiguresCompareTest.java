package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.cli.FakeSuite.Told;
import chipgap.proto.figure.v1.ComparePublishedRequest;
import chipgap.proto.figure.v1.Comparison;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.Voice;
import chipgap.proto.type.v1.Quantiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees who puts sources side by side. */
class FiguresCompareTest {
    @TempDir
    Path folder;

    private FakeSuite suite;

    @BeforeEach
    void start() throws IOException {
        suite = new FakeSuite(folder);
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    void aComparisonDrawsEveryVoiceOnOneScale() {
        suite.supply.comparison = Comparison.newBuilder()
                .setQuantity("quantities/smic.ai_die.yield")
                .setPeriod("2025")
                .setUnit("percent")
                .addVoices(voice(Examples.dieYield().build(), .75, 30.5, .4))
                .addVoices(Voice.newBuilder()
                        .setFigure(Examples.dieYield()
                                .setName("figures/F0011")
                                .clearCentral()
                                .clearHigh()
                                .setLow(.45)
                                .setUnit("fraction")
                                .setNote("")
                                .setSource(Examples.dieYield().getSource().toBuilder()
                                        .setPublisher("A house with a very long name indeed")))
                        .setLow(45)
                        .setWeight(.25)
                        .setMedian(60)
                        .setPoolProbability(.97))
                .addVoices(voice(
                        Examples.dieYield()
                                .setName("figures/F0005")
                                .clearLow()
                                .clearHigh()
                                .clearNote()
                                .build(),
                        0,
                        30.5,
                        .4))
                .setPool(Quantiles.newBuilder()
                        .addAllProbabilities(List.of(.05, .5, .95))
                        .addAllValues(List.of(19.25, 33.333333, 70.0)))
                .build();
        Told told = suite.run("figures", "compare", "smic.ai_die.yield", "2025", "--as-of", "2025-11-30");
        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).isEqualTo("""
                smic.ai_die.yield · 2025 · percent · supply · 3 figures
                Weight: share in the pool. Below: share of the pool below the figure's median. ● median, ├ ┤ bounds.

                figure  publisher                     published   grade  weight  below  value             19.25                       70
                F0006   Bernstein                     2025-07-17  B        75 %   40 %  30.5 [20-40]      ├─────●─────┤
                F0011   A house with a very long na…  2025-07-17  B        25 %   97 %  at least 45                      ├───────●
                F0005   Bernstein                     2025-07-17  B         0 %   40 %  30.5                    ●
                pool    90 % interval                                                   33.33 [19.25-70]  ├───────●────────────────────┤

                F0006: 80 % between the bounds; AI chip yield range
                F0011: printed as at least 0.45 fraction
                F0005: a later figure of the publisher speaks for it
                """);
        ComparePublishedRequest asked = (ComparePublishedRequest) suite.supply.asked.getFirst();
        assertThat(asked.getQuantity()).isEqualTo("quantities/smic.ai_die.yield");
        assertThat(asked.getVintage().hasRecordedTime()).isTrue();
    }

    private static Voice voice(Figure figure, double weight, double median, double below) {
        Voice.Builder voice = Voice.newBuilder()
                .setFigure(figure)
                .setWeight(weight)
                .setMedian(median)
                .setPoolProbability(below);
        if (figure.hasLow()) {
            voice.setLow(figure.getLow());
        }
        if (figure.hasHigh()) {
            voice.setHigh(figure.getHigh());
        }
        return voice.setCentral(figure.getCentral()).build();
    }

    @Test
    void aQuantityThatNobodyKnowsIsToldInOneLine() {
        Told told = suite.run("figures", "compare", "no.such", "2025");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .contains("None of supply, demand and policy knows figures about no.such in 2025.")
                .hasLineCount(1);
    }

    @Test
    void numbersFarApartAreDrawnInLogs() {
        Strip strip = Strip.over(List.of(1.0, 100.0, 10_000.0));
        assertThat(strip.scale()).isEqualTo("1       log scale       10,000").hasSize(30);
        assertThat(strip.draw(1, 100, 10_000)).isEqualTo("├" + "─".repeat(14) + "●" + "─".repeat(13) + "┤");
        assertThat(Strip.over(List.of(-1.0, 100.0)).isLog()).isFalse();
    }

    @Test
    void oneNumberStandsInTheMiddle() {
        assertThat(Strip.over(List.of(5.0)).draw(5, 5, 5)).isEqualTo(" ".repeat(15) + "●");
    }
}
