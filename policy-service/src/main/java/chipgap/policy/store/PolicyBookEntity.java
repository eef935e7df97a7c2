package chipgap.policy.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code policy_book}: one revision as the text it was written in. */
@Entity
@Immutable
@Table(name = "policy_book")
@NullUnmarked // fields are set by the persistence library
class PolicyBookEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long revision;

    String content;

    @Column(name = "content_digest")
    String contentDigest;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "recorded_by")
    String recordedBy;

    String reason;
}
