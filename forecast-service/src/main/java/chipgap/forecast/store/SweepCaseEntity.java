package chipgap.forecast.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code sweep_case}. */
@Entity
@Immutable
@Table(name = "sweep_case")
@NullUnmarked // fields are set by the persistence library
class SweepCaseEntity {
    /** Sweep, and place in it. */
    @Embeddable
    record Key(@Column(name = "sweep_id") String sweepId, int position) {}

    @EmbeddedId
    Key key;

    String name;

    String spec;

    String manifest;
}
