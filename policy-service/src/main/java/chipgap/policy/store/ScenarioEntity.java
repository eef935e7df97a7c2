package chipgap.policy.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code policy_scenario}: one scenario as text, over the revision it was written for. */
@Entity
@Immutable
@Table(name = "policy_scenario")
@NullUnmarked // fields are set by the persistence library
class ScenarioEntity {
    @Id
    String id;

    long revision;

    String content;

    @Column(name = "content_digest")
    String contentDigest;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "recorded_by")
    String recordedBy;
}
