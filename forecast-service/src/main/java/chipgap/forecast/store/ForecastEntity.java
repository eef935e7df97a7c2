package chipgap.forecast.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code forecast}. */
@Entity
@Table(name = "forecast")
@NullUnmarked // fields are set by the persistence library
class ForecastEntity {
    @Id
    String id;

    @Column(name = "request_id")
    UUID requestId;

    @Column(name = "request_digest")
    String requestDigest;

    String scenario;

    @Column(name = "as_of")
    LocalDate asOf;

    @Column(name = "recorded_until")
    Instant recordedUntil;

    @Column(name = "horizon_start")
    String horizonStart;

    @Column(name = "horizon_end")
    String horizonEnd;

    @Column(name = "draw_count")
    int drawCount;

    @Column(name = "used_draw_count")
    int usedDrawCount;

    long seed;

    @Column(name = "allocation_rule")
    String allocationRule;

    boolean medians;

    @Column(name = "compute_basis")
    String computeBasis;

    String state;

    @Column(name = "done_draw_count")
    int doneDrawCount;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    @Nullable String manifest;

    @Column(name = "failure_reason")
    @Nullable String failureReason;

    @Column(name = "failure_message")
    @Nullable String failureMessage;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "alive_at")
    Instant aliveAt;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;
}
