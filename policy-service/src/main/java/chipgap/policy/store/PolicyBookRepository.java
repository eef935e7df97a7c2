package chipgap.policy.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rows of the table {@code policy_book}. */
@ApplicationScoped
class PolicyBookRepository implements PanacheRepositoryBase<PolicyBookEntity, Long> {
    List<PolicyBookEntity> after(long revision) {
        return list("revision > ?1 order by revision", revision);
    }

    /** Makes writers wait for each other until the transaction ends, so that a revision follows the newest. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('policy_book'))")
                .getSingleResult();
    }
}
