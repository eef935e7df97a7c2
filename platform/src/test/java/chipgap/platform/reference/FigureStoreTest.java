package chipgap.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.TimeShape;
import chipgap.kernel.evidence.ValueKind;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.reference.FigureStore.Inventory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Figures in a real database: loaded once, never edited, read as of a date. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class FigureStoreTest {
    private static final String FIGURES = "/reference/four-figures.csv";
    private static final List<Quantity> QUANTITIES = List.of(new Quantity(
            "fab.yield", "fraction", ValueKind.FRACTION, TimeShape.CONSTANT, 0, 1, Map.of(), "Share of good dies."));

    @Inject
    FigureStore store;

    @Inject
    FigureRepository repository;

    @AfterEach
    void empty() {
        QuarkusTransaction.requiringNew().run(repository::deleteAll);
    }

    @Test
    void loadingTwiceAddsNothingAndRecordsNothingAnew() {
        Inventory first = store.load(FIGURES, QUANTITIES);
        Inventory again = store.load(FIGURES, QUANTITIES);
        assertThat(again).isEqualTo(first);
        assertThat(first.rows()).isEqualTo(4);
        assertThat(first.newest().asOf()).isEqualTo(LocalDate.of(2025, 9, 30));
    }

    /** One row is about no input, one is in a unit that does not convert; both are kept and counted. */
    @Test
    void rowsThatCannotBeUsedAreKeptAndCounted() {
        assertThat(store.load(FIGURES, QUANTITIES).unusedRows()).isEqualTo(2);
    }

    @Test
    void anEditedRowIsRefusedWithItsIdAndAWayOut() {
        store.load(FIGURES, QUANTITIES);
        assertThatThrownBy(() -> store.load("/reference/four-figures-one-edited.csv", QUANTITIES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("T1")
                .hasMessageContaining("new id");
        assertThat(store.load(FIGURES, QUANTITIES).rows()).isEqualTo(4);
    }

    /** T1 says 20 percent in March, T2 of the same source 40 percent in September. */
    @Test
    void aVintageSeesOnlyWhatWasPublishedAndRecordedByThen() {
        Instant recorded = store.load(FIGURES, QUANTITIES).newest().recordedUntil();
        assertThat(median(LocalDate.of(2025, 3, 31), recorded)).isCloseTo(.2, within(.005));
        assertThat(median(LocalDate.of(2025, 9, 29), recorded)).isCloseTo(.2, within(.005));
        assertThat(median(LocalDate.of(2025, 9, 30), recorded)).isCloseTo(.4, within(.005));
        Vintage beforeTheLoad = new Vintage(LocalDate.of(2025, 9, 30), recorded.minusSeconds(1));
        assertThat(store.evidence(beforeTheLoad, QUANTITIES).knows("fab.yield")).isFalse();
    }

    private double median(LocalDate asOf, Instant recordedUntil) {
        Evidence evidence = store.evidence(new Vintage(asOf, recordedUntil), QUANTITIES);
        double[] draws = evidence.value("fab.yield").sample(new DrawBlock(1, 0, 4095));
        Arrays.sort(draws);
        return draws[draws.length / 2];
    }
}
