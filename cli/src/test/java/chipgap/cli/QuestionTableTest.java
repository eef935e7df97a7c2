package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.forecast.v1.ChangedInput;
import chipgap.proto.forecast.v1.Comparison;
import chipgap.proto.forecast.v1.QuarterDifference;
import chipgap.proto.forecast.v1.ReplayForecastResponse;
import chipgap.proto.forecast.v1.SegmentBalance;
import chipgap.proto.forecast.v1.Share;
import chipgap.proto.forecast.v1.WantDifference;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.Quantiles;
import chipgap.proto.type.v1.Quarter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class QuestionTableTest {
    private static String printed(Consumer<PrintWriter> print) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            print.accept(out);
        }
        return text.toString();
    }

    private static Distribution distribution(double low, double mean, double high) {
        return Distribution.newBuilder()
                .setMean(mean)
                .setQuantiles(Quantiles.newBuilder()
                        .addAllProbabilities(List.of(.05, .5, .95))
                        .addAllValues(List.of(low, mean, high)))
                .build();
    }

    private static Share share(double fraction) {
        return Share.newBuilder().setFraction(fraction).build();
    }

    @Test
    void aComparisonTellsWhatGoesInFirst() {
        Comparison comparison = Comparison.newBuilder()
                .addChangedInputs(ChangedInput.newBuilder()
                        .setInput("measures/m/provisions/p")
                        .setBase("no effect")
                        .setOther("mean strength 0.500")
                        .setDrawFraction(.25))
                .addQuarters(QuarterDifference.newBuilder()
                        .setQuarter(Quarter.newBuilder().setYear(2026).setQuarter(2))
                        .setSupplyH100E(distribution(-200_000, -100_000, 0))
                        .setTotal(WantDifference.newBuilder()
                                .setShortfallH100E(distribution(0, 4_400, 90_000))
                                .setShorter(share(.6))
                                .setBaseShortage(share(.5))
                                .setOtherShortage(share(.7))))
                .addSegments(SegmentBalance.newBuilder()
                        .setSegment("segments/telecom")
                        .setServedH100E(distribution(-20_000, -10_000, 0))
                        .setLoses(share(.9)))
                .build();
        String table = printed(out -> ComparisonTable.print(comparison, out));
        assertThat(table)
                .contains("measures/m/provisions/p: mean strength 0.500, was no effect (in 25 % of the draws)")
                .containsPattern("2026Q2 +-100 \\[-200, 0] +4\\.4 \\[0, 90] +60 % +0 % +50 to 70 %")
                .containsPattern("telecom +-10 \\[-20, 0] +0 % +90 %");
        assertThat(table.indexOf("What goes in")).isLessThan(table.indexOf("What comes out"));
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(printed(out -> ComparisonTable.print(Comparison.getDefaultInstance(), out)))
                .contains("Nothing that goes in is different.");
    }

    @Test
    void aReplayTellsWhatChanged() {
        ReplayForecastResponse replay = ReplayForecastResponse.newBuilder()
                .setStoredDigest("aa")
                .setReplayedDigest("bb")
                .addChangedInputs(ChangedInput.newBuilder()
                        .setInput("supply.model_version")
                        .setBase("supply-1")
                        .setOther("supply-2"))
                .build();
        assertThat(printed(out -> Replay.print("forecasts/abc", replay, out)))
                .contains("forecasts/abc · not the same", "supply.model_version: supply-2, was supply-1");
        assertThat(printed(out -> Replay.print(
                        "forecasts/abc", replay.toBuilder().setEqual(true).build(), out)))
                .contains("the same, bit for bit");
    }
}
