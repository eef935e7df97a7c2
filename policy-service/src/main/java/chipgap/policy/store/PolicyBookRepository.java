package chipgap.policy.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Rows of the table {@code policy_book}. */
@ApplicationScoped
class PolicyBookRepository implements PanacheRepositoryBase<PolicyBookEntity, Long> {
    Optional<PolicyBookEntity> newestUntil(Instant instant) {
        return find("recordedAt <= ?1 order by revision desc", instant).firstResultOptional();
    }

    Optional<PolicyBookEntity> newest() {
        return find("order by revision desc").firstResultOptional();
    }

    Optional<PolicyBookEntity> first() {
        return find("order by revision").firstResultOptional();
    }
}
