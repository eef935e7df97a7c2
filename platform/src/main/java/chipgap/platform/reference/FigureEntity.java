package chipgap.platform.reference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code figure}. */
@Entity
@Immutable
@Table(name = "figure")
@NullUnmarked // fields are set by the persistence library
class FigureEntity {
    @Id
    String id;

    String quantity;
    String period;

    @Nullable Double low;

    @Nullable Double central;

    @Nullable Double high;

    double coverage;
    String unit;
    String publisher;
    String title;
    String url;

    @Column(name = "published_on")
    LocalDate publishedOn;

    @Column(name = "accessed_on")
    LocalDate accessedOn;

    String grade;
    String note;

    @Nullable String supersedes;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "recorded_by")
    String recordedBy;

    String reason;

    @Column(name = "content_digest")
    String contentDigest;
}
