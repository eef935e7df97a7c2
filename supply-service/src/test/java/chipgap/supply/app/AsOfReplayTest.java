package chipgap.supply.app;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.platform.fixtures.PlantedFigure;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.supply.model.Flow;
import chipgap.supply.model.SupplyPolicy;
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
    SupplyData data;

    @Inject
    SampleSupply sampleSupply;

    @Inject
    EntityManager database;

    @ParameterizedTest
    @CsvSource({"2025-03-31, false, false", "2025-07-31, true, false", "2025-11-30, true, true"})
    void answersWithTheChipsAnnouncedByThen(LocalDate asOf, boolean knowsRtxPro, boolean knowsAscend950) {
        List<String> chips = answer(new Vintage(asOf, newest().recordedUntil())).sample().flows().stream()
                .map(Flow::chip)
                .toList();
        assertThat(chips).contains("ascend-910c", "siyuan-590", "h20", "h100");
        assertThat(chips.contains("rtx-pro-6000d")).isEqualTo(knowsRtxPro);
        assertThat(chips.contains("ascend-950pr")).isEqualTo(knowsAscend950);
    }

    /** F0029, yield: visible at all three dates, so its double counts as soon as it is public. */
    @ParameterizedTest
    @CsvSource({"2025-03-31", "2025-07-31", "2025-11-30"})
    void aFigurePublishedLaterChangesNotOneBitAndOnePublishedByThenDoes(LocalDate asOf) {
        SampleSupply.Result without = answer(new Vintage(asOf, newest().recordedUntil()));
        SampleSupply.Result later = withPlanted(asOf.plusDays(1), asOf);
        SampleSupply.Result byThen = withPlanted(asOf, asOf);
        assertThat(later.inputDigest()).isEqualTo(without.inputDigest());
        assertThat(columns(later)).isDeepEqualTo(columns(without));
        assertThat(byThen.inputDigest()).isNotEqualTo(without.inputDigest());
        assertThat(Arrays.deepEquals(columns(byThen), columns(without))).isFalse();
    }

    private Vintage newest() {
        return data.inventory().newest();
    }

    private SampleSupply.Result withPlanted(LocalDate publishedOn, LocalDate asOf) {
        return PlantedFigure.asking(database, "F0029", publishedOn, asOf, this::answer);
    }

    private SampleSupply.Result answer(Vintage vintage) {
        return sampleSupply.sample(vintage, List.of(), BLOCK, SupplyPolicy.NONE);
    }

    private static double[][] columns(SampleSupply.Result result) {
        return result.sample().flows().stream().map(Flow::chips).toArray(double[][]::new);
    }
}
