package chipgap.forecast.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Rows of the table {@code forecast_result}. */
@ApplicationScoped
class ForecastResultRepository implements PanacheRepositoryBase<ForecastResultEntity, String> {}
