package chipgap.forecast.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of the table {@code sweep}. */
@ApplicationScoped
class SweepRepository implements PanacheRepositoryBase<SweepEntity, String> {
    Optional<SweepEntity> findByRequest(UUID requestId) {
        return find("requestId", requestId).firstResultOptional();
    }

    List<SweepEntity> newest(int limit) {
        return find("order by createdAt desc, id desc").page(0, limit).list();
    }

    List<SweepEntity> newestAfter(Instant createdAt, String id, int limit) {
        return find("createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc", createdAt, id)
                .page(0, limit)
                .list();
    }
}
