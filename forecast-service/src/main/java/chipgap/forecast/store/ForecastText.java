package chipgap.forecast.store;

import chipgap.forecast.model.Assumption;
import chipgap.forecast.model.ComputeBasis;
import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.ForecastResult;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.ForecastState;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.Multipliers;
import chipgap.forecast.model.Overlay;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as forecasts. Manifest and result are kept as JSON, whose numbers come back to the last bit. */
@ApplicationScoped
class ForecastText {
    private final ObjectMapper mapper;

    ForecastText(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Forecast toModel(ForecastEntity row, @Nullable String result) {
        return new Forecast(
                row.id,
                new ForecastSpec(
                        row.scenario,
                        new Vintage(row.asOf, row.recordedUntil),
                        new QuarterRange(Quarter.parse(row.horizonStart), Quarter.parse(row.horizonEnd)),
                        row.drawCount,
                        row.seed,
                        AllocationRule.valueOf(row.allocationRule),
                        row.medians,
                        ComputeBasis.valueOf(row.computeBasis),
                        Overlay.of(
                                List.of(),
                                Multipliers.NONE,
                                row.assumptions == null
                                        ? List.of()
                                        : List.of(read(row.assumptions, Assumption[].class)))),
                ForecastState.valueOf(row.state),
                row.usedDrawCount,
                row.doneDrawCount,
                row.manifest == null ? null : read(row.manifest, Manifest.class),
                result == null ? null : read(result, ForecastResult.class),
                row.failureReason == null || row.failureMessage == null
                        ? null
                        : new Forecast.Failure(row.failureReason, row.failureMessage),
                row.createdAt,
                row.endedAt,
                estimatedEnd(row));
    }

    private static @Nullable Instant estimatedEnd(ForecastEntity row) {
        Instant started = row.startedAt;
        if (started == null || row.doneDrawCount == 0 || !row.state.equals(ForecastState.RUNNING.name())) {
            return null;
        }
        double seconds = Duration.between(started, row.aliveAt).toMillis() / 1e3;
        return started.plusMillis((long) (1e3 * seconds * row.usedDrawCount / row.doneDrawCount));
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Records of numbers can be written.", impossible);
        }
    }

    <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored %s cannot be read.".formatted(type.getSimpleName()), broken);
        }
    }
}
