package chipgap.supply.api;

import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.type.v1.Source;
import chipgap.supply.model.Chip;
import chipgap.supply.model.ComputeBasis;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Chips of the catalogue as messages. */
final class ChipMessages {
    static final String COLLECTION = "chips";

    private ChipMessages() {}

    static chipgap.proto.supply.v1.Chip message(Chip chip) {
        chipgap.proto.supply.v1.Chip.Builder message = chipgap.proto.supply.v1.Chip.newBuilder()
                .setName(Names.name(COLLECTION, chip.id()))
                .setTitle(chip.title())
                .setVendor(chip.vendor())
                .setCountryCode(chip.country())
                .setRelease(chip.release())
                .setProcess(chip.process())
                .setSource(message(chip.source()))
                .setNote(chip.note());
        ifKnown(chip.computeDies(), message::setComputeDieCount);
        ifKnown(chip.dieAreaMm2(), message::setDieAreaMm2);
        ifKnown(chip.fp16DenseTflops(), message::setFp16DenseTflops);
        ifKnown(chip.dense8BitTops(), message::setDense8BitTops);
        ifKnown(chip.fp4DenseTflops(), message::setFp4DenseTflops);
        ifKnown(chip.memoryGb(), message::setMemoryGb);
        ifKnown(chip.memoryBandwidthTbs(), message::setMemoryBandwidthTbs);
        ifKnown(chip.hbmStacks(), message::setHbmStackCount);
        ifKnown(chip.thermalDesignPowerW(), message::setThermalDesignPowerW);
        ifKnown(chip.priceUsd(), message::setPriceUsd);
        chip.h100e().ifPresent(message::setH100E);
        chip.h100e(ComputeBasis.OPS8).ifPresent(message::setH100EOps8);
        chip.h100e(ComputeBasis.BF16_DENSE).ifPresent(message::setH100EBf16Dense);
        chip.h100e(ComputeBasis.MEM_BW).ifPresent(message::setH100EMemoryBandwidth);
        chip.totalProcessingPerformance().ifPresent(message::setTotalProcessingPerformance);
        chip.performanceDensity().ifPresent(message::setPerformanceDensity);
        return message.build();
    }

    private static <T> void ifKnown(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static Source message(Chip.Source source) {
        return Source.newBuilder()
                .setPublisher(source.publisher())
                .setUrl(source.url())
                .setPublishedDate(TypeMessages.message(source.publishedOn()))
                .setAccessedDate(TypeMessages.message(source.accessedOn()))
                .setGrade(TypeMessages.message(source.grade()))
                .build();
    }
}
