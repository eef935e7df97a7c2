package chipgap.platform.reference;

import chipgap.kernel.evidence.Vintage;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rows of the table {@code figure}. */
@ApplicationScoped
class FigureRepository implements PanacheRepositoryBase<FigureEntity, String> {
    List<FigureEntity> visibleAt(Vintage vintage) {
        return list("publishedOn <= ?1 and recordedAt <= ?2 order by id", vintage.asOf(), vintage.recordedUntil());
    }
}
