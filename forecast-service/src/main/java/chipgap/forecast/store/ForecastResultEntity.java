package chipgap.forecast.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code forecast_result}. */
@Entity
@Immutable
@Table(name = "forecast_result")
@NullUnmarked // fields are set by the persistence library
class ForecastResultEntity {
    @Id
    @Column(name = "forecast_id")
    String forecastId;

    String content;
}
