package chipgap.forecast.clients;

import chipgap.forecast.model.ProvisionChange;
import chipgap.forecast.model.ProvisionChange.Dates;
import chipgap.forecast.model.ProvisionChange.Fractions;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.FractionDistribution;

/** Changes of provisions as messages to policy. */
final class ChangeMessages {
    private ChangeMessages() {}

    static chipgap.proto.policy.v1.ProvisionChange message(ProvisionChange change) {
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
