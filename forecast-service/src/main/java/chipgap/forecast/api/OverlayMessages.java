package chipgap.forecast.api;

import chipgap.forecast.model.Multipliers;
import chipgap.forecast.model.ProvisionChange;
import chipgap.forecast.model.ProvisionChange.Dates;
import chipgap.forecast.model.ProvisionChange.Fractions;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.FractionDistribution;
import java.util.ArrayList;
import java.util.List;
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

    static Multipliers multipliers(String field, chipgap.proto.forecast.v1.Multipliers message) {
        return TypeMessages.reading(
                field,
                () -> new Multipliers(
                        message.hasDomesticSupply() ? message.getDomesticSupply() : 1,
                        message.hasImports() ? message.getImports() : 1,
                        message.hasDemand() ? message.getDemand() : 1));
    }

    /** Those of another world; null as in the base. */
    static @Nullable Multipliers multipliers(Alternative message) {
        return message.hasMultipliers() ? multipliers("alternative.multipliers", message.getMultipliers()) : null;
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
