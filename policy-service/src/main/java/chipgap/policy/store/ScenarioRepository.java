package chipgap.policy.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Rows of the table {@code policy_scenario}. */
@ApplicationScoped
class ScenarioRepository implements PanacheRepositoryBase<ScenarioEntity, String> {}
