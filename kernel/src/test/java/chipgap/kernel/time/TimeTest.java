package chipgap.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {
    @ParameterizedTest
    @CsvSource({
        "2025,      8100, 8104",
        "FY2026,    8104, 8108",
        "2025H2,    8102, 8104",
        "2025Q4,    8103, 8104",
        "2023-2024, 8092, 8100",
    })
    void parsesPeriods(String text, double start, double end) {
        assertThat(Period.parse(text)).isEqualTo(new Period(start, end));
    }

    @Test
    void parsesMonths() {
        Period december = Period.parse("2024-12");
        assertThat(december.start()).isCloseTo(8099 + 2 / 3.0, within(1e-12));
        assertThat(december.length()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"annual", "2025-", "2025Q5", "2023->2027", "", "2024-2023"})
    void refusesWhatIsNoPeriod(String text) {
        assertThatThrownBy(() -> Period.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void datesLieInsideTheirQuarter() {
        assertThat(Quarter.instantOf(LocalDate.of(2025, 1, 1))).isEqualTo(8100);
        assertThat(Quarter.instantOf(LocalDate.of(2025, 11, 15))).isEqualTo(8103 + 45 / 92.0);
        assertThat(Quarter.of(LocalDate.of(2025, 12, 31))).isEqualTo(Quarter.parse("2025Q4"));
    }

    @Test
    void rangesAreHalfOpen() {
        QuarterRange range = new QuarterRange(Quarter.parse("2024Q3"), Quarter.parse("2025Q2"));
        assertThat(range.quarters())
                .isEqualTo(List.of(Quarter.parse("2024Q3"), Quarter.parse("2024Q4"), Quarter.parse("2025Q1")));
        assertThat(range).hasToString("2024Q3 to 2025Q1");
        assertThatThrownBy(() -> new QuarterRange(range.start(), range.start()))
                .hasMessageContaining("must be later than its start");
    }

    @ParameterizedTest
    @CsvSource({
        // onset, end, phase-in, mean over [10, 11), by hand
        "11,   99, 0, 0",
        "2,    10, 0, 0",
        "2,    99, 4, 1",
        "10,   99, 0, 1",
        "10.5, 99, 0, 0.5",
        "10,   99, 1, 0.5",
        "10,   99, 2, 0.25",
        "9,    99, 2, 0.75",
        "9.5,  10.5, 2, 0.1875",
    })
    void averagesAPhasedWindowOverAQuarter(double onset, double end, double phaseIn, double expected) {
        assertThat(new PhasedWindow(onset, end, phaseIn).meanOver(10, 11)).isCloseTo(expected, within(1e-15));
    }
}
