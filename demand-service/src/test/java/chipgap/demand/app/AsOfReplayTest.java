package chipgap.demand.app;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.demand.model.DemandPolicy;
import chipgap.demand.model.DemandSample;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.platform.fixtures.PlantedFigure;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same question as of past dates: it is answered, and by what was public then alone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class AsOfReplayTest {
    private static final DrawBlock BLOCK = new DrawBlock(1, 0, 64);

    @Inject
    DemandData data;

    @Inject
    SampleDemand sampleDemand;

    @Inject
    EntityManager database;

    /** A0033, the price of the basket: visible at all three dates, so its double counts as soon as it is public. */
    @ParameterizedTest
    @CsvSource({"2025-03-31", "2025-07-31", "2025-11-30"})
    void aFigurePublishedLaterChangesNotOneBitAndOnePublishedByThenDoes(LocalDate asOf) {
        SampleDemand.Result without = answer(new Vintage(asOf, newest().recordedUntil()));
        SampleDemand.Result later = withPlanted(asOf.plusDays(1), asOf);
        SampleDemand.Result byThen = withPlanted(asOf, asOf);
        assertThat(later.inputDigest()).isEqualTo(without.inputDigest());
        assertThat(columns(later)).isDeepEqualTo(columns(without));
        assertThat(byThen.inputDigest()).isNotEqualTo(without.inputDigest());
        assertThat(Arrays.deepEquals(columns(byThen), columns(without))).isFalse();
    }

    private Vintage newest() {
        return data.inventory().newest();
    }

    private SampleDemand.Result withPlanted(LocalDate publishedOn, LocalDate asOf) {
        return PlantedFigure.asking(database, "A0033", publishedOn, asOf, this::answer);
    }

    private SampleDemand.Result answer(Vintage vintage) {
        return sampleDemand.sample(vintage, List.of(), BLOCK, DemandPolicy.NONE);
    }

    private static double[][] columns(SampleDemand.Result result) {
        return result.sample().cells().stream().map(DemandSample.Cell::h100e).toArray(double[][]::new);
    }
}
