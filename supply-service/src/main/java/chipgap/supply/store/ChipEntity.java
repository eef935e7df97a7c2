package chipgap.supply.store;

import chipgap.kernel.evidence.Grade;
import chipgap.supply.model.Chip;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code chip}. */
@Entity
@Immutable
@Table(name = "chip")
@NullUnmarked // fields are set by the persistence library
class ChipEntity {
    @Id
    String id;

    String reference;
    String title;
    String vendor;
    String country;
    String release;
    String process;

    @Column(name = "compute_dies")
    @Nullable Integer computeDies;

    @Column(name = "die_area_mm2")
    @Nullable Double dieAreaMm2;

    @Column(name = "fp16_dense_tflops")
    @Nullable Double fp16DenseTflops;

    @Column(name = "dense_8bit_tops")
    @Nullable Double dense8BitTops;

    @Column(name = "fp4_dense_tflops")
    @Nullable Double fp4DenseTflops;

    @Column(name = "memory_gb")
    @Nullable Double memoryGb;

    @Column(name = "memory_bandwidth_tbs")
    @Nullable Double memoryBandwidthTbs;

    @Column(name = "hbm_stacks")
    @Nullable Integer hbmStacks;

    @Column(name = "thermal_design_power_w")
    @Nullable Double thermalDesignPowerW;

    @Column(name = "price_usd")
    @Nullable Double priceUsd;

    String publisher;
    String url;

    @Column(name = "published_on")
    LocalDate publishedOn;

    @Column(name = "accessed_on")
    LocalDate accessedOn;

    String grade;
    String note;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "content_digest")
    String contentDigest;

    Chip toModel() {
        return new Chip(
                id,
                title,
                vendor,
                country,
                release,
                process,
                computeDies,
                dieAreaMm2,
                fp16DenseTflops,
                dense8BitTops,
                fp4DenseTflops,
                memoryGb,
                memoryBandwidthTbs,
                hbmStacks,
                thermalDesignPowerW,
                priceUsd,
                new Chip.Source(publisher, url, publishedOn, accessedOn, Grade.valueOf(grade)),
                note);
    }
}
