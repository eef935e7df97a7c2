package chipgap.forecast.api;

import chipgap.forecast.model.Assumption;
import chipgap.forecast.model.Lineage;
import chipgap.forecast.model.Multipliers;
import chipgap.forecast.model.ProvisionChange;
import chipgap.forecast.model.ProvisionChange.Dates;
import chipgap.forecast.model.ProvisionChange.Fractions;
import chipgap.platform.figure.AssumptionMessages;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.FractionDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a question changes on top of a scenario ⇄ messages. */
public final class OverlayMessages {
    private static final int MOST_CHANGES = 200;

    private OverlayMessages() {}

    static List<ProvisionChange> changes(String field, List<chipgap.proto.policy.v1.ProvisionChange> messages) {
        if (messages.size() > MOST_CHANGES) {
            throw new Failure.InvalidField(
                    field, "There are %d changes; at most %d are taken.".formatted(messages.size(), MOST_CHANGES));
        }
        List<ProvisionChange> changes = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            changes.add(change("%s[%d]".formatted(field, i), messages.get(i)));
        }
        return changes;
    }

    private static ProvisionChange change(String field, chipgap.proto.policy.v1.ProvisionChange message) {
        return new ProvisionChange(
                message.getProvision(),
                message.hasEnabled() ? message.getEnabled() : null,
                message.hasOccurrenceProbability() ? message.getOccurrenceProbability() : null,
                message.hasDelayQuarters() ? message.getDelayQuarters() : null,
                message.hasEffectiveFrom() ? dates(field + ".effective_from", message.getEffectiveFrom()) : null,
                message.hasStrength() ? fractions(message.getStrength()) : null,
                message.hasLeakage() ? fractions(message.getLeakage()) : null);
    }

    private static Dates dates(String field, DateDistribution message) {
        return new Dates(
                TypeMessages.date(field + ".low_date", message.getLowDate()),
                TypeMessages.date(field + ".central_date", message.getCentralDate()),
                TypeMessages.date(field + ".high_date", message.getHighDate()));
    }

    private static Fractions fractions(FractionDistribution message) {
        return new Fractions(message.getLowFraction(), message.getCentralFraction(), message.getHighFraction());
    }

    static List<Assumption> assumptions(String field, List<chipgap.proto.type.v1.Assumption> messages) {
        if (messages.size() > AssumptionMessages.MOST_ASSUMPTIONS) {
            throw new Failure.InvalidField(
                    field,
                    "There are %d assumptions; at most %d are taken."
                            .formatted(messages.size(), AssumptionMessages.MOST_ASSUMPTIONS));
        }
        List<Assumption> assumptions = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            chipgap.proto.type.v1.Assumption message = messages.get(i);
            assumptions.add(new Assumption(
                    service("%s[%d].service".formatted(field, i), message.getService()),
                    message.getQuantity(),
                    message.getPeriod().isEmpty() ? null : message.getPeriod(),
                    message.getValue(),
                    message.hasLow() ? message.getLow() : null,
                    message.hasHigh() ? message.getHigh() : null,
                    message.getUnit(),
                    message.getReason()));
        }
        return assumptions;
    }

    private static Lineage.@Nullable Service service(String field, String service) {
        return switch (service) {
            case "" -> null;
            case "supply" -> Lineage.Service.SUPPLY;
            case "demand" -> Lineage.Service.DEMAND;
            default ->
                throw new Failure.InvalidField(
                        field, "'%s' samples no quantity. Write supply or demand, or leave it out.".formatted(service));
        };
    }

    /** An assumption as the message of the contract. */
    public static chipgap.proto.type.v1.Assumption message(Assumption assumption) {
        chipgap.proto.type.v1.Assumption.Builder message = chipgap.proto.type.v1.Assumption.newBuilder()
                .setQuantity(assumption.quantity())
                .setService(
                        assumption.service() == null
                                ? ""
                                : assumption.service().name().toLowerCase(Locale.ROOT))
                .setPeriod(assumption.period() == null ? "" : assumption.period())
                .setValue(assumption.value())
                .setUnit(assumption.unit())
                .setReason(assumption.reason());
        if (assumption.low() != null) {
            message.setLow(assumption.low());
        }
        if (assumption.high() != null) {
            message.setHigh(assumption.high());
        }
        return message.build();
    }

    static Multipliers multipliers(String field, chipgap.proto.forecast.v1.Multipliers message) {
        return TypeMessages.reading(
                field,
                () -> new Multipliers(
                        message.hasDomesticSupply() ? message.getDomesticSupply() : 1,
                        message.hasImports() ? message.getImports() : 1,
                        message.hasDemand() ? message.getDemand() : 1));
    }

    static chipgap.proto.forecast.v1.Multipliers message(Multipliers multipliers) {
        return chipgap.proto.forecast.v1.Multipliers.newBuilder()
                .setDomesticSupply(multipliers.domesticSupply())
                .setImports(multipliers.imports())
                .setDemand(multipliers.demand())
                .build();
    }

    /** A change as the message of the contract. */
    public static chipgap.proto.policy.v1.ProvisionChange message(ProvisionChange change) {
        chipgap.proto.policy.v1.ProvisionChange.Builder message =
                chipgap.proto.policy.v1.ProvisionChange.newBuilder().setProvision(change.provision());
        if (change.enabled() != null) {
            message.setEnabled(change.enabled());
        }
        if (change.probability() != null) {
            message.setOccurrenceProbability(change.probability());
        }
        if (change.delayQuarters() != null) {
            message.setDelayQuarters(change.delayQuarters());
        }
        if (change.effectiveFrom() != null) {
            message.setEffectiveFrom(message(change.effectiveFrom()));
        }
        if (change.strength() != null) {
            message.setStrength(message(change.strength()));
        }
        if (change.leakage() != null) {
            message.setLeakage(message(change.leakage()));
        }
        return message.build();
    }

    private static DateDistribution message(Dates dates) {
        return DateDistribution.newBuilder()
                .setLowDate(TypeMessages.message(dates.low()))
                .setCentralDate(TypeMessages.message(dates.central()))
                .setHighDate(TypeMessages.message(dates.high()))
                .build();
    }

    private static FractionDistribution message(Fractions fractions) {
        return FractionDistribution.newBuilder()
                .setLowFraction(fractions.low())
                .setCentralFraction(fractions.central())
                .setHighFraction(fractions.high())
                .build();
    }
}
