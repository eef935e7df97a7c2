package chipgap.kernel.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.kernel.summary.Sample;
import chipgap.kernel.time.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementCheckTest {
    private static final Sample MODEL = new Sample(new double[] {10, 20, 30, 40});

    @ParameterizedTest
    @CsvSource({
        "10, 20, 40, 0.5, the central value",
        "10,   , 50, 0.75, the middle of both bounds",
        "40,   ,   , 1, a lone lower bound",
        "  ,   , 10, 0.25, a lone upper bound"
    })
    void aStatementStandsAt(
            @Nullable Double low, @Nullable Double central, @Nullable Double high, double percentile, String what) {
        Figure figure = new Figure(
                "F1", "q", Period.parse("2025"), low, central, high, .9, "one", Grade.B, LocalDate.of(2025, 11, 20));
        assertThat(new StatementCheck("title", "chips", figure, MODEL).percentile())
                .as(what)
                .isEqualTo(percentile);
    }
}
