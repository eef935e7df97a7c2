package chipgap.policy.api;

import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.FractionDistribution;
import chipgap.proto.policy.v1.ProvisionRecord;
import chipgap.proto.policy.v1.ProvisionStatus;
import com.google.type.Date;

/** Dated parts of messages. */
final class Dated {
    private Dated() {}

    static Date date(int year, int month, int day) {
        return Date.newBuilder().setYear(year).setMonth(month).setDay(day).build();
    }

    static DateDistribution certain(Date date) {
        return DateDistribution.newBuilder()
                .setLowDate(date)
                .setCentralDate(date)
                .setHighDate(date)
                .build();
    }

    static FractionDistribution certain(double fraction) {
        return FractionDistribution.newBuilder()
                .setLowFraction(fraction)
                .setCentralFraction(fraction)
                .setHighFraction(fraction)
                .build();
    }

    static ProvisionRecord record(Date knownFrom) {
        return ProvisionRecord.newBuilder()
                .setKnownFromDate(knownFrom)
                .setStatus(ProvisionStatus.PROVISION_STATUS_IN_FORCE)
                .setOccurrenceProbability(1)
                .setEffectiveFrom(certain(date(2023, 11, 17)))
                .setEffectiveTo(certain(date(2026, 2, 1)))
                .setEndProbability(.75)
                .setStrength(certain(1))
                .setLeakage(certain(0))
                .setReason("A licence is announced.")
                .build();
    }
}
