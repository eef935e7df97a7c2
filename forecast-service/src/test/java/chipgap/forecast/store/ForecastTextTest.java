package chipgap.forecast.store;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.forecast.model.Constraint;
import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.ForecastResult.QuarterOutlook;
import chipgap.forecast.model.ForecastState;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was stored before there were scrambles stays readable. */
class ForecastTextTest {
    private static final String EARLY_MANIFEST = """
            {"compositionVersion": "composition-1",
             "policy": {"modelVersion": "policy-1", "inputDigest": "a"},
             "supply": {"modelVersion": "supply-1", "inputDigest": "b"},
             "demand": {"modelVersion": "demand-1", "inputDigest": "c"}}""";
    private static final String SPREAD = """
            {"mean": 2, "standardError": 0.5, "quantiles": [1, 2, 3]}""";
    private static final String EARLY_RESULT = """
            {"quarters": [{
              "quarter": {"year": 2024, "number": 1},
              "supply": SPREAD,
              "pathways": {"DOMESTIC": SPREAD},
              "total": {"segment": "all", "demand": SPREAD, "shortfall": SPREAD, "fillRate": SPREAD, "shortageProbability": 0.25},
              "segments": [],
              "constraints": {"HBM": 1}}]}""".replace("SPREAD", SPREAD);

    private final ObjectMapper mapper = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void anEarlyResultHasNoErrorsFromScrambles() {
        Forecast forecast = new ForecastText(mapper).toModel(early(), EARLY_RESULT);
        assertThat(Objects.requireNonNull(forecast.manifest()).plan()).isNull();
        QuarterOutlook outlook =
                Objects.requireNonNull(forecast.result()).quarters().getFirst();
        assertThat(outlook.total().shortageProbability()).isEqualTo(.25);
        assertThat(outlook.total().shortageProbabilityError()).isNull();
        assertThat(outlook.supply().standardError()).isEqualTo(.5);
        assertThat(outlook.supply().quantileErrors()).isNull();
        assertThat(outlook.constraints()).containsEntry(Constraint.HBM, 1.0);
        assertThat(outlook.constraintErrors()).isNull();
    }

    private static ForecastEntity early() {
        ForecastEntity row = new ForecastEntity();
        row.id = "0123456789ab";
        row.scenario = "baseline";
        row.allocationRule = "TIERED";
        row.computeBasis = "OPS8";
        row.asOf = LocalDate.of(2025, 11, 30);
        row.recordedUntil = Instant.EPOCH;
        row.horizonStart = "2024Q1";
        row.horizonEnd = "2024Q2";
        row.drawCount = 1000;
        row.usedDrawCount = 1000;
        row.state = ForecastState.SUCCEEDED.name();
        row.manifest = EARLY_MANIFEST;
        row.createdAt = Instant.EPOCH;
        return row;
    }
}
