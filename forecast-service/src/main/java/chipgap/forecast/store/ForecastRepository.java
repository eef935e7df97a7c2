package chipgap.forecast.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of the table {@code forecast}. */
@ApplicationScoped
class ForecastRepository implements PanacheRepositoryBase<ForecastEntity, String> {
    Optional<ForecastEntity> findByRequest(UUID requestId) {
        return find("requestId", requestId).firstResultOptional();
    }

    List<ForecastEntity> newest(int limit) {
        return find("order by createdAt desc, id desc").page(0, limit).list();
    }

    List<ForecastEntity> newestAfter(Instant createdAt, String id, int limit) {
        return find("createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc", createdAt, id)
                .page(0, limit)
                .list();
    }

    /** Fails runs for which nobody has spoken since an instant. */
    int failSilentSince(Instant instant, Instant now, String reason, String message) {
        return update(
                "state = 'FAILED', failureReason = ?3, failureMessage = ?4, endedAt = ?2"
                        + " where state in ('QUEUED', 'RUNNING') and aliveAt < ?1",
                instant,
                now,
                reason,
                message);
    }

    /** Marks a run that has not ended as running. */
    int start(String id, Instant now) {
        return update(
                "state = 'RUNNING', aliveAt = ?2, startedAt = ?2 where id = ?1 and state in ('QUEUED', 'RUNNING')",
                id,
                now);
    }
}
