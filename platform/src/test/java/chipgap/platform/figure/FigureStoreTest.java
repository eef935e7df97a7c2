package chipgap.platform.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.TimeShape;
import chipgap.kernel.evidence.ValueKind;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.platform.figure.FigureStore.Inventory;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures in a real database: loaded once, never edited, read as of a date. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class FigureStoreTest {
    private static final String QUANTITIES = "/reference/quantities-of-four.csv";
    private static final String FIGURES = "/reference/four-figures.csv";
    private static final List<Quantity> SAMPLED = List.of(new Quantity(
            "fab.yield", "fraction", ValueKind.FRACTION, TimeShape.CONSTANT, 0, 1, Map.of(), "Share of good dies."));

    @Inject
    FigureStore store;

    @Inject
    DataSource database;

    @AfterEach
    void empty() {
        FigureDatabase.empty();
    }

    private Inventory load(String figures) {
        QuarkusTransaction.requiringNew().run(() -> store.load(QUANTITIES, figures, SAMPLED));
        return store.inventory();
    }

    @Test
    void loadingTwiceAddsNothingAndRecordsNothingAnew() {
        Inventory first = load(FIGURES);
        Inventory again = load(FIGURES);
        assertThat(again).isEqualTo(first);
        assertThat(first.rows()).isEqualTo(4);
        assertThat(first.newest().asOf()).isEqualTo(LocalDate.of(2025, 10, 31));
    }

    @Test
    void rowsThatTheModelDoesNotSampleAreKeptAndCounted() {
        assertThat(load(FIGURES).unusedRows()).isOne();
    }

    @Test
    void anEditedRowIsRefusedWithItsIdAndAWayOut() {
        load(FIGURES);
        assertThatThrownBy(() -> load("/reference/four-figures-one-edited.csv"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("T1")
                .hasMessageContaining("new id");
        assertThat(load(FIGURES).rows()).isEqualTo(4);
    }

    @Test
    void everyRowThatBreaksARuleIsNamedAndNothingIsLoaded() {
        assertThatThrownBy(() -> load("/reference/figures-that-cannot-be.csv"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 2: the quantity ('fab.headcounts'): There is no quantity")
                .hasMessageContaining(
                        "line 3: the unit ('wafers'): 'wafers' counts wafers and 'fraction' counts fraction")
                .hasMessageContaining("line 4: the period ('soon')");
        assertThat(load(FIGURES).rows()).isEqualTo(4);
    }

    /** T1 says 20 percent in March, T2 of the same source 40 percent in September, T4 of October corrects T2 to 10 percent. */
    @Test
    void aVintageSeesOnlyWhatWasPublishedAndRecordedByThen() {
        Instant recorded = load(FIGURES).newest().recordedUntil();
        assertThat(median(LocalDate.of(2025, 3, 31), recorded)).isCloseTo(.2, within(.005));
        assertThat(median(LocalDate.of(2025, 9, 29), recorded)).isCloseTo(.2, within(.005));
        assertThat(median(LocalDate.of(2025, 9, 30), recorded)).isCloseTo(.4, within(.005));
        assertThat(median(LocalDate.of(2025, 10, 30), recorded)).isCloseTo(.4, within(.005));
        assertThat(median(LocalDate.of(2025, 10, 31), recorded)).isCloseTo(.1, within(.005));
        Vintage beforeTheLoad = new Vintage(LocalDate.of(2025, 9, 30), recorded.minusSeconds(1));
        assertThat(store.evidence(beforeTheLoad, SAMPLED).knows("fab.yield")).isFalse();
    }

    private double median(LocalDate asOf, Instant recordedUntil) {
        Evidence evidence = store.evidence(new Vintage(asOf, recordedUntil), SAMPLED);
        double[] draws = evidence.value("fab.yield").sample(new DrawBlock(1, 0, 4095));
        Arrays.sort(draws);
        return draws[draws.length / 2];
    }

    @Test
    void aVintageFarAwayIsReadAsTheNearestOneThatCanBe() {
        Vintage newest = load(FIGURES).newest();
        assertThat(store.pinned(new Vintage(LocalDate.MAX, Instant.MAX)).recordedUntil())
                .isEqualTo(newest.recordedUntil());
        assertThat(store.evidence(new Vintage(LocalDate.MIN, Instant.MIN), SAMPLED)
                        .knows("fab.yield"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update figure set low = 1",
                "delete from figure",
                "truncate figure",
                "update quantity set unit = 'chips'",
                "delete from quantity",
                "truncate quantity cascade",
                "drop table figure",
                "alter table figure disable trigger all"
            })
    void theDatabaseItselfRefusesToChangeWhatIsRecorded(String command) throws SQLException {
        load(FIGURES);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(command))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
        assertThat(load(FIGURES).rows()).isEqualTo(4);
    }
}
