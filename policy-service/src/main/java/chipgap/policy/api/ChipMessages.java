package chipgap.policy.api;

import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.model.ChipControls;
import chipgap.policy.model.ChipFacts;
import chipgap.policy.model.ChipScope;
import chipgap.policy.model.Measure;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.Provision;
import chipgap.policy.model.Truth;
import chipgap.policy.model.Verdict;
import chipgap.proto.policy.v1.ChipAttributes;
import chipgap.proto.policy.v1.ChipCrossing;
import chipgap.proto.policy.v1.Classification;
import chipgap.proto.policy.v1.Comparison;
import chipgap.proto.policy.v1.ProvisionVerdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Chips and what provisions say about them ⇄ messages. */
final class ChipMessages {
    static final String CHIPS = "chips";

    private ChipMessages() {}

    static ChipFacts facts(String field, ChipAttributes message) {
        return new ChipFacts(
                "",
                "",
                message.getDesigner(),
                message.getOriginCountryCode(),
                message.getNode(),
                positive(field + ".dense_16bit_tops", message.hasDense16BitTops(), message.getDense16BitTops()),
                positive(field + ".dense_8bit_tops", message.hasDense8BitTops(), message.getDense8BitTops()),
                positive(field + ".dense_4bit_tops", message.hasDense4BitTops(), message.getDense4BitTops()),
                positive(field + ".die_area_mm2", message.hasDieAreaMm2(), message.getDieAreaMm2()),
                positive(
                        field + ".memory_bandwidth_tbs",
                        message.hasMemoryBandwidthTbs(),
                        message.getMemoryBandwidthTbs()),
                positive(field + ".interconnect_gbs", message.hasInterconnectGbs(), message.getInterconnectGbs()),
                message.hasHbmStackCount() ? message.getHbmStackCount() : null);
    }

    private static @Nullable Double positive(String field, boolean given, double value) {
        if (given && !(value > 0 && Double.isFinite(value))) {
            throw new Failure.InvalidField(
                    field, "The value (%s) must be above 0. Leave it unset when it is not known.".formatted(value));
        }
        return given ? value : null;
    }

    private static ChipAttributes message(ChipFacts chip) {
        ChipAttributes.Builder message = ChipAttributes.newBuilder()
                .setDesigner(chip.designer())
                .setOriginCountryCode(chip.origin())
                .setNode(chip.node());
        put(chip.dense16BitTops(), message::setDense16BitTops);
        put(chip.dense8BitTops(), message::setDense8BitTops);
        put(chip.dense4BitTops(), message::setDense4BitTops);
        put(chip.dieAreaMm2(), message::setDieAreaMm2);
        put(chip.memoryBandwidthTbs(), message::setMemoryBandwidthTbs);
        put(chip.interconnectGbs(), message::setInterconnectGbs);
        put(chip.hbmStacks(), message::setHbmStackCount);
        return message.build();
    }

    private static <T> void put(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    static Classification classification(ChipFacts chip, LocalDate day, List<Verdict> verdicts, PolicyBook book) {
        Classification.Builder message = Classification.newBuilder()
                .setChip(chip.id().isEmpty() ? "" : Names.name(CHIPS, chip.id()))
                .setAttributes(message(chip))
                .setDate(TypeMessages.message(day));
        chip.tpp().ifPresent(message::setTpp);
        chip.performanceDensity().ifPresent(message::setPerformanceDensity);
        for (Verdict verdict : verdicts) {
            message.addVerdicts(message(verdict, book));
        }
        return message.build();
    }

    private static ProvisionVerdict message(Verdict verdict, PolicyBook book) {
        String measureId = verdict.key().substring(0, verdict.key().indexOf('/'));
        Measure measure = book.measure(measureId).orElseThrow();
        Provision provision = Objects.requireNonNull(book.provisions().get(verdict.key()));
        return ProvisionVerdict.newBuilder()
                .setProvision(ProvisionNames.name(verdict.key()))
                .setMeasureTitle(measure.title())
                .setKind(EnumMessages.message(verdict.kind()))
                .setInForceProbability(verdict.inForce())
                .setExplanation(verdict.explanation())
                .addAllComparisons(verdict.comparisons().stream()
                        .map(ChipMessages::message)
                        .toList())
                .setStatus(EnumMessages.message(provision.newestRecord().status()))
                .setReferenceUrl(measure.sources().getFirst().url())
                .build();
    }

    private static Comparison message(ChipScope.Comparison comparison) {
        Comparison.Builder message = Comparison.newBuilder()
                .setAlternative(comparison.alternative())
                .setAttribute(comparison.condition().attribute().text())
                .setValue(comparison.value())
                .setRequirement(comparison.condition().requirement());
        if (comparison.met() != Truth.UNKNOWN) {
            message.setMet(comparison.met() == Truth.HOLDS);
        }
        return message.build();
    }

    static ChipCrossing message(ChipControls.Crossing crossing) {
        return ChipCrossing.newBuilder()
                .setChip(Names.name(CHIPS, crossing.chip().id()))
                .setBefore(EnumMessages.message(crossing.before().kind()))
                .setAfter(EnumMessages.message(crossing.after().kind()))
                .setExplanation(crossing.after().explanation())
                .build();
    }
}
