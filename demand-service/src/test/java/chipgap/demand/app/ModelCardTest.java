package chipgap.demand.app;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandPolicy;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.StatementCheck;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of docs/model-cards/demand.md: what {@code chipgap demand validate --markdown} prints of the shipped data. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class ModelCardTest {
    private static final Path CARD = Path.of("../docs/model-cards/demand.md");
    private static final String BEGIN = "<!-- made by deploy/local/model-cards -->\n";
    private static final String END = "<!-- end -->";
    private static final LocalDate AS_OF = LocalDate.of(2026, 9, 30);
    private static final DrawPlan PLAN = DrawPlan.forDraws(512);
    private static final DrawBlock BLOCK = new DrawBlock(1, 0, PLAN.draws(), new MixedSampler(PLAN));

    @Inject
    DemandData data;

    @Inject
    ValidateDemand validateDemand;

    @Test
    void theTableOfTheCardIsNotStale() throws IOException {
        String card = Files.readString(CARD);
        int begin = card.indexOf(BEGIN) + BEGIN.length();
        int end = card.indexOf(END);
        String made = made();
        if (Boolean.getBoolean("chipgap.card.write")) {
            Files.writeString(CARD, card.substring(0, begin) + made + card.substring(end));
        } else {
            assertThat(card.substring(begin, end))
                    .as("%s. Make it anew: deploy/local/model-cards", CARD)
                    .isEqualTo(made);
        }
    }

    private String made() {
        Vintage vintage = new Vintage(AS_OF, data.inventory().newest().recordedUntil());
        return "Model %s, as of %s, %d draws, seed %d.\n\n"
                        .formatted(DemandModel.VERSION, AS_OF, PLAN.draws(), BLOCK.seed())
                + "| figure | publisher | published | statement | stated | 5 % | median | 95 % | percentile | draws | unit |\n"
                + "|---|---|---|---|---|---|---|---|---|---|---|\n"
                + validateDemand.validate(vintage, BLOCK, DemandPolicy.NONE).checks().stream()
                        .map(ModelCardTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(StatementCheck check) {
        Figure figure = check.figure();
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %.0f %% | %d | %s |\n"
                .formatted(
                        figure.id(),
                        figure.source(),
                        figure.publishedOn(),
                        check.title(),
                        stated(figure),
                        rounded(check.model().quantile(0.05)),
                        rounded(check.model().quantile(0.5)),
                        rounded(check.model().quantile(0.95)),
                        100 * check.percentile(),
                        check.model().draws(),
                        check.unit());
    }

    private static String stated(Figure figure) {
        String central = rounded(figure.central());
        if (figure.low() != null && figure.high() != null) {
            return "%s [%s-%s]"
                    .formatted(central, rounded(figure.low()), rounded(figure.high()))
                    .strip();
        }
        String bound = figure.low() != null
                ? "at least " + rounded(figure.low())
                : figure.high() != null ? "at most " + rounded(figure.high()) : "";
        return central.isEmpty() || bound.isEmpty() ? central + bound : "%s, %s".formatted(central, bound);
    }

    /** To four digits, with commas. */
    private static String rounded(@Nullable Double number) {
        if (number == null) {
            return "";
        }
        BigDecimal cut = new BigDecimal(number, new MathContext(4)).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, cut.scale()) + "f", cut);
    }
}
