package chipgap.forecast.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code sweep}. */
@Entity
@Immutable
@Table(name = "sweep")
@NullUnmarked // fields are set by the persistence library
class SweepEntity {
    @Id
    String id;

    @Column(name = "request_id")
    UUID requestId;

    @Column(name = "request_digest")
    String requestDigest;

    String title;

    @Column(name = "case_count")
    int caseCount;

    @Column(name = "used_draw_count")
    int usedDrawCount;

    @Column(name = "created_at")
    Instant createdAt;
}
