package chipgap.policy.api;

import chipgap.platform.type.TypeMessages;
import chipgap.policy.model.DateRange;
import chipgap.policy.model.FractionRange;
import chipgap.policy.model.ProvisionRecord;
import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.FractionDistribution;
import java.time.LocalDate;

/** Records of provisions ⇄ messages. */
final class RecordMessages {
    private RecordMessages() {}

    static chipgap.proto.policy.v1.ProvisionRecord message(ProvisionRecord known) {
        chipgap.proto.policy.v1.ProvisionRecord.Builder message = chipgap.proto.policy.v1.ProvisionRecord.newBuilder()
                .setKnownFromDate(TypeMessages.message(known.knownFrom()))
                .setStatus(EnumMessages.message(known.status()))
                .setOccurrenceProbability(known.occurrenceProbability())
                .setEffectiveFrom(message(known.effectiveFrom()))
                .setEndProbability(known.endProbability())
                .setPhaseInQuarters(known.phaseInQuarters())
                .setStrength(message(known.strength()))
                .setLeakage(message(known.leakage()))
                .setReason(known.reason());
        if (known.effectiveTo() != null) {
            message.setEffectiveTo(message(known.effectiveTo()));
        }
        return message.build();
    }

    static ProvisionRecord known(String field, chipgap.proto.policy.v1.ProvisionRecord message) {
        LocalDate knownFrom = TypeMessages.date(field + ".known_from_date", message.getKnownFromDate());
        DateRange from = dates(field + ".effective_from", message.getEffectiveFrom());
        DateRange to = message.hasEffectiveTo() ? dates(field + ".effective_to", message.getEffectiveTo()) : null;
        FractionRange strength = fractions(field + ".strength", message.getStrength());
        FractionRange leakage = fractions(field + ".leakage", message.getLeakage());
        return TypeMessages.reading(
                field,
                () -> new ProvisionRecord(
                        knownFrom,
                        EnumMessages.status(field + ".status", message.getStatus()),
                        message.getOccurrenceProbability(),
                        from,
                        to,
                        message.getEndProbability(),
                        message.getPhaseInQuarters(),
                        strength,
                        leakage,
                        message.getReason()));
    }

    static DateDistribution message(DateRange dates) {
        return DateDistribution.newBuilder()
                .setLowDate(TypeMessages.message(dates.low()))
                .setCentralDate(TypeMessages.message(dates.central()))
                .setHighDate(TypeMessages.message(dates.high()))
                .build();
    }

    static DateRange dates(String field, DateDistribution message) {
        LocalDate low = TypeMessages.date(field + ".low_date", message.getLowDate());
        LocalDate central = TypeMessages.date(field + ".central_date", message.getCentralDate());
        LocalDate high = TypeMessages.date(field + ".high_date", message.getHighDate());
        return TypeMessages.reading(field, () -> new DateRange(low, central, high));
    }

    static FractionDistribution message(FractionRange fractions) {
        return FractionDistribution.newBuilder()
                .setLowFraction(fractions.low())
                .setCentralFraction(fractions.central())
                .setHighFraction(fractions.high())
                .build();
    }

    static FractionRange fractions(String field, FractionDistribution message) {
        return TypeMessages.reading(
                field,
                () -> new FractionRange(
                        message.getLowFraction(), message.getCentralFraction(), message.getHighFraction()));
    }
}
