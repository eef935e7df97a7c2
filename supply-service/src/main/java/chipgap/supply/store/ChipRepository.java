package chipgap.supply.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Rows of the table {@code chip}. */
@ApplicationScoped
class ChipRepository implements PanacheRepositoryBase<ChipEntity, String> {}
