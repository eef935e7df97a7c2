package chipgap.platform.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.TimeShape;
import chipgap.kernel.evidence.ValueKind;
import chipgap.kernel.time.Period;
import chipgap.platform.grpc.Failure;
import chipgap.proto.type.v1.Assumption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssumptionMessagesTest {
    private static final Map<String, Quantity> SAMPLED = Map.of(
            "yield", quantity("yield", "fraction", ValueKind.FRACTION, TimeShape.CONSTANT),
            "sold", quantity("sold", "chips", ValueKind.POSITIVE, TimeShape.FLOW));

    private static Quantity quantity(String name, String unit, ValueKind kind, TimeShape shape) {
        return new Quantity(name, unit, kind, shape, 0, 1, Map.of(), "made up for the test");
    }

    private static Assumption.Builder yieldOf(double value) {
        return Assumption.newBuilder().setQuantity("quantities/yield").setValue(value);
    }

    private static List<chipgap.kernel.evidence.Assumption> read(Assumption... messages) {
        return AssumptionMessages.read("spec.assumptions", List.of(messages), SAMPLED::get);
    }

    @Test
    void numbersComeInTheUnitOfTheirQuantity() {
        assertThat(read(
                        yieldOf(45).setUnit("percent").setLow(40).setHigh(50).build(),
                        Assumption.newBuilder()
                                .setQuantity("quantities/sold")
                                .setPeriod("2026Q3")
                                .setUnit("thousand chips")
                                .setValue(2)
                                .build()))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.period()).isNull();
                            assertThat(first.low()).isCloseTo(.4, within(1e-12));
                            assertThat(first.value()).isCloseTo(.45, within(1e-12));
                            assertThat(first.high()).isCloseTo(.5, within(1e-12));
                        },
                        second -> {
                            assertThat(second.period()).isEqualTo(Period.parse("2026Q3"));
                            assertThat(List.of(second.low(), second.value(), second.high()))
                                    .containsExactly(2000.0, 2000.0, 2000.0);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yield             | ''      | .5  | .4 | .6 | ''      | quantity | yield",
                "quantities/none   | ''      | .5  | .4 | .6 | ''      | quantity | ListQuantities",
                "quantities/yield  | ''      | 45  |    |    | ''      | value    | 45.0 is out of range",
                "quantities/yield  | ''      | NaN |    |    | ''      | value    | NaN",
                "quantities/yield  | ''      | .5  | -1 | .6 | ''      | low      | -1.0",
                "quantities/yield  | ''      | .5  | .4 |    | ''      | high     | both low and high",
                "quantities/yield  | ''      | .5  | .6 | .7 | ''      | value    | 0.6, 0.5, 0.7",
                "quantities/yield  | ''      | .5  |    |    | chips   | unit     | chips",
                "quantities/yield  | ''      | .5  |    |    | furlong | unit     | furlong",
                "quantities/yield  | 2026    | .5  |    |    | ''      | period   | Leave the period out",
                "quantities/sold   | ''      | 5   |    |    | ''      | period   | Name a period",
                "quantities/sold   | soon    | 5   |    |    | ''      | period   | soon",
                "quantities/sold   | 2026-05 | 5   |    |    | ''      | period   | whole quarters",
            })
    void refusesWhatCannotBe(
            String quantity,
            String period,
            double value,
            Double low,
            Double high,
            String unit,
            String field,
            String said) {
        Assumption.Builder message = Assumption.newBuilder()
                .setQuantity(quantity)
                .setPeriod(period)
                .setValue(value)
                .setUnit(unit);
        if (low != null) {
            message.setLow(low);
        }
        if (high != null) {
            message.setHigh(high);
        }
        assertRefused("spec.assumptions[0]." + field, said, message.build());
    }

    @Test
    void refusesTooManyAndTheSameTwice() {
        assertRefused(
                "spec.assumptions[1].quantity",
                "same time",
                yieldOf(.5).build(),
                yieldOf(.6).build());
        Assumption year = Assumption.newBuilder()
                .setQuantity("quantities/sold")
                .setPeriod("2026")
                .setValue(1)
                .build();
        assertRefused(
                "spec.assumptions[1].period",
                "same time",
                year,
                year.toBuilder().setPeriod("2026Q4").build());
        assertRefused(
                "spec.assumptions", "at most 64", Collections.nCopies(65, year).toArray(new Assumption[0]));
        assertRefused(
                "spec.assumptions[0].reason",
                "501",
                yieldOf(.5).setReason("x".repeat(501)).build());
    }

    private static void assertRefused(String field, String said, Assumption... messages) {
        assertThatThrownBy(() -> read(messages)).isInstanceOfSatisfying(Failure.InvalidField.class, refused -> {
            assertThat(refused.violations().getFirst().field()).isEqualTo(field);
            assertThat(refused).hasMessageContaining(said);
        });
    }
}
