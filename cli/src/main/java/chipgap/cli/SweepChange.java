package chipgap.cli;

import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.FractionDistribution;
import chipgap.proto.policy.v1.ProvisionChange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a case of a sweep changes of one provision, as a file says it. */
record SweepChange(
        @Nullable String provision,
        @Nullable Boolean enabled,
        @Nullable Double probability,
        @Nullable Double delayQuarters,
        @Nullable Dated effectiveFrom,
        @Nullable Fraction strength,
        @Nullable Fraction leakage) {
    /** An uncertain date: median and 90 % interval. */
    record Dated(String low, String central, String high) {
        DateDistribution message() {
            return DateDistribution.newBuilder()
                    .setLowDate(Dates.message(SweepFile.date(low)))
                    .setCentralDate(Dates.message(SweepFile.date(central)))
                    .setHighDate(Dates.message(SweepFile.date(high)))
                    .build();
        }
    }

    /** An uncertain fraction: median and 90 % interval. */
    record Fraction(double low, double central, double high) {
        FractionDistribution message() {
            return FractionDistribution.newBuilder()
                    .setLowFraction(low)
                    .setCentralFraction(central)
                    .setHighFraction(high)
                    .build();
        }
    }

    ProvisionChange message() {
        ProvisionChange.Builder message = ProvisionChange.newBuilder()
                .setProvision(PolicyWords.provisionName(Objects.requireNonNullElse(provision, "")));
        if (enabled != null) {
            message.setEnabled(enabled);
        }
        if (probability != null) {
            message.setOccurrenceProbability(probability);
        }
        if (delayQuarters != null) {
            message.setDelayQuarters(delayQuarters);
        }
        if (effectiveFrom != null) {
            message.setEffectiveFrom(effectiveFrom.message());
        }
        if (strength != null) {
            message.setStrength(strength.message());
        }
        if (leakage != null) {
            message.setLeakage(leakage.message());
        }
        return message.build();
    }
}
