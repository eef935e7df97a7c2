package chipgap.forecast.store;

import chipgap.forecast.app.Forecasts;
import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.ForecastResult;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.ForecastState;
import chipgap.forecast.model.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Forecasts in the service's database. */
@ApplicationScoped
class StoredForecasts implements Forecasts {
    /** Four times the longest pause between two signs of life that a busy machine makes. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final ForecastRepository rows;
    private final ForecastResultRepository results;
    private final ForecastText text;

    StoredForecasts(ForecastRepository rows, ForecastResultRepository results, ForecastText text) {
        this.rows = rows;
        this.results = results;
        this.text = text;
    }

    @Override
    @Transactional
    public Forecast insert(UUID requestId, String requestDigest, ForecastSpec spec) {
        ForecastEntity row = new ForecastEntity();
        row.id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        row.requestId = requestId;
        row.requestDigest = requestDigest;
        row.scenario = spec.scenario();
        row.asOf = spec.vintage().asOf();
        row.recordedUntil = spec.vintage().recordedUntil();
        row.horizonStart = spec.horizon().start().toString();
        row.horizonEnd = spec.horizon().end().toString();
        row.drawCount = spec.drawCount();
        row.usedDrawCount = spec.usedDraws();
        row.seed = spec.seed();
        row.allocationRule = spec.rule().name();
        row.medians = spec.medians();
        row.computeBasis = spec.basis().name();
        row.state = ForecastState.QUEUED.name();
        row.createdAt = now();
        row.aliveAt = row.createdAt;
        try {
            rows.persistAndFlush(row);
        } catch (PersistenceException taken) {
            throw new DuplicateRequestException(requestId, taken);
        }
        return text.toModel(row, null);
    }

    @Override
    @Transactional
    public Optional<Requested> findByRequest(UUID requestId) {
        failSilent();
        return rows.findByRequest(requestId).map(row -> new Requested(text.toModel(row, null), row.requestDigest));
    }

    @Override
    @Transactional
    public Optional<Forecast> find(String id) {
        failSilent();
        return rows.findByIdOptional(id).map(row -> text.toModel(row, result(id)));
    }

    private @Nullable String result(String id) {
        return results.findByIdOptional(id).map(result -> result.content).orElse(null);
    }

    @Override
    @Transactional
    public Optional<Forecast> findWithoutResult(String id) {
        failSilent();
        return rows.findByIdOptional(id).map(row -> text.toModel(row, null));
    }

    @Override
    @Transactional
    public List<Forecast> newestFirst(String afterKey, int limit) {
        failSilent();
        List<ForecastEntity> page = afterKey.isEmpty() ? rows.newest(limit) : after(afterKey, limit);
        return page.stream().map(row -> text.toModel(row, null)).toList();
    }

    private List<ForecastEntity> after(String key, int limit) {
        int space = key.indexOf(' ');
        Instant createdAt = Instant.EPOCH.plus(Long.parseLong(key.substring(0, space)), ChronoUnit.MICROS);
        return rows.newestAfter(createdAt, key.substring(space + 1), limit);
    }

    @Override
    public String keyOf(Forecast forecast) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, forecast.createdAt()) + " " + forecast.id();
    }

    @Override
    @Transactional
    public void start(String id) {
        rows.start(id, now());
    }

    @Override
    @Transactional
    public boolean keepAlive(String id, int doneDrawCount) {
        rows.update(
                "aliveAt = ?2, doneDrawCount = ?3 where id = ?1 and state in ('QUEUED', 'RUNNING')",
                id,
                now(),
                doneDrawCount);
        return rows.findById(id).cancelRequested;
    }

    @Override
    @Transactional
    public void succeed(String id, Manifest manifest, ForecastResult result) {
        ForecastEntity row = rows.findById(id);
        if (!ForecastState.valueOf(row.state).hasEnded()) {
            row.state = ForecastState.SUCCEEDED.name();
            row.doneDrawCount = row.usedDrawCount;
            row.manifest = text.write(manifest);
            row.endedAt = now();
            ForecastResultEntity content = new ForecastResultEntity();
            content.forecastId = id;
            content.content = text.write(result);
            results.persist(content);
        }
    }

    @Override
    @Transactional
    public void fail(String id, Forecast.Failure failure) {
        ForecastEntity row = rows.findById(id);
        if (!ForecastState.valueOf(row.state).hasEnded()) {
            row.state = ForecastState.FAILED.name();
            row.failureReason = failure.reason();
            row.failureMessage = failure.message();
            row.endedAt = now();
        }
    }

    @Override
    @Transactional
    public void cancelled(String id) {
        ForecastEntity row = rows.findById(id);
        if (!ForecastState.valueOf(row.state).hasEnded()) {
            row.state = ForecastState.CANCELLED.name();
            row.endedAt = now();
        }
    }

    @Override
    @Transactional
    public void requestCancel(String id) {
        rows.update("cancelRequested = true where id = ?1 and state in ('QUEUED', 'RUNNING')", id);
    }

    private void failSilent() {
        rows.failSilentSince(
                now().minus(SILENCE),
                now(),
                "INTERRUPTED",
                "The service that ran it went away during the run. Create the forecast again.");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
