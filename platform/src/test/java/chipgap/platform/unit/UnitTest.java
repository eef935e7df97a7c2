package chipgap.platform.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units convert or refuse. */
class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "percent,             fraction,      0.01",
        "USD bn,              USD,           1e9",
        "USD mn,              USD bn,        1e-3",
        "billion USD,         USD mn,        1e3",
        "US cents/kWh,        USD/MWh,       10",
        "thousand chips,      chips,         1000",
        "wafers/year,         wafers/month,  0.08333333333333333",
        "wafers/month,        wafers/quarter, 3",
        "trillion tokens/day, tokens/quarter, 91.3125e12",
        "kW,                  MW,            1e-3",
        "GWh,                 MWh,           1000",
        "PFLOPS,              TFLOPS,        1000",
        "EFLOPS FP16,         PFLOPS,        1000",
        "H100e (8-bit ops/1979e12), H100e,   1",
        "bn transistors,      transistors,   1e9",
        "years,               quarters,      4",
        "x,                   1,             1",
        "stacks/chip,         stacks/chip,   1",
    })
    void unitsOfOneKindConvertThereAndBack(String printed, String wanted, double factor) {
        Unit from = Unit.parse(printed);
        Unit to = Unit.parse(wanted);
        assertThat(from.factorTo(to)).isCloseTo(factor, within(factor * 1e-12));
        assertThat(from.factorTo(to) * to.factorTo(from)).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "dies,         chips,         dies,              chips",
        "cards,        chips,         cards,             chips",
        "dies,         wafers,        dies,              wafers",
        "chips,        H100e,         chips,             H100e",
        "USD bn,       CNY bn,        USD,               CNY",
        "wafers/month, wafers,        wafers per quarter, wafers",
        "wafers/month, dies/month,    wafers per quarter, dies per quarter",
        "MW,           MWh,           MW,                MWh",
        "percent,      1,             fraction,          1",
        "USD/H100e,    USD,           USD per H100e,     USD",
        "TOPS,         TFLOPS,        TOPS,              TFLOPS",
    })
    void unitsOfTwoKindsAreRefusedWithBothNames(String printed, String wanted, String kind, String wantedKind) {
        assertThatThrownBy(() -> Unit.parse(printed).factorTo(Unit.parse(wanted)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counts " + kind + " and")
                .hasMessageContaining("counts " + wantedKind + ":");
        Amount one = new Amount(1, Unit.parse(printed));
        Amount other = new Amount(1, Unit.parse(wanted));
        assertThatThrownBy(() -> one.plus(other)).hasMessageContaining(kind).hasMessageContaining(wantedKind);
    }

    @Test
    void everyKindHasItsOwnUnitAndItsNameOnTheWire() {
        for (UnitKind kind : UnitKind.values()) {
            assertThat(Unit.parse(kind.base())).isEqualTo(new Unit(kind.base(), kind, null, 1));
            assertThat(chipgap.proto.type.v1.UnitKind.valueOf("UNIT_KIND_" + kind.name())
                            .getNumber())
                    .isPositive();
        }
        assertThat(chipgap.proto.type.v1.UnitKind.values()).hasSize(UnitKind.values().length + 2);
    }

    @Test
    void amountsOfOneKindAddUpInTheUnitOfTheFirst() {
        Amount sum = new Amount(2, Unit.parse("thousand chips")).plus(new Amount(500, Unit.parse("chips")));
        assertThat(sum).isEqualTo(new Amount(2.5, Unit.parse("thousand chips")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "chips/",
                "/month",
                "wafers/month/year",
                "bn",
                "bn bn USD",
                "CNY bn (printed; unit doubtful)",
                "Chips"
            })
    void anythingElseIsNoUnitAndSaysWhatWouldBe(String text) {
        assertThatThrownBy(() -> Unit.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'%s' is not a unit".formatted(text))
                .hasMessageContaining("wafers/month");
    }
}
