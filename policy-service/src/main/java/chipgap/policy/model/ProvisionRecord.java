package chipgap.policy.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a provision from a date on. Never edited: a change is a new record.
 *
 * @param knownFrom date from which this record holds
 * @param status where the provision stands
 * @param occurrenceProbability probability that it takes effect at all
 * @param effectiveFrom when it starts, given that it takes effect
 * @param effectiveTo when it ends, given that it ends; null for open
 * @param endProbability probability that it ends; 0 when open
 * @param phaseInQuarters length of the linear phase-in
 * @param strength share of its effect that it reaches when fully in force
 * @param leakage share of its effect that gets round it
 * @param reason why these numbers
 */
public record ProvisionRecord(
        LocalDate knownFrom,
        Status status,
        double occurrenceProbability,
        DateRange effectiveFrom,
        @Nullable DateRange effectiveTo,
        double endProbability,
        double phaseInQuarters,
        FractionRange strength,
        FractionRange leakage,
        String reason) {
    public ProvisionRecord {
        Fractions.requireProbability("occurrence_probability", occurrenceProbability);
        Fractions.requireProbability("end_probability", endProbability);
        if ((effectiveTo == null) != (endProbability == 0)) {
            throw new IllegalArgumentException(
                    "effective_to and an end_probability above 0 (%s) belong together: give both or neither."
                            .formatted(endProbability));
        }
        if (effectiveTo != null && effectiveTo.low().isBefore(effectiveFrom.low())) {
            throw new IllegalArgumentException("effective_to (%s) must not be earlier than effective_from (%s)."
                    .formatted(effectiveTo.low(), effectiveFrom.low()));
        }
        if (!(phaseInQuarters >= 0)) {
            throw new IllegalArgumentException("phase_in_quarters (%s) must be 0 or more.".formatted(phaseInQuarters));
        }
        if (status == Status.REJECTED && occurrenceProbability != 0) {
            throw new IllegalArgumentException(
                    "What was REJECTED takes no effect: the occurrence_probability (%s) must be 0."
                            .formatted(occurrenceProbability));
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A record needs a reason.");
        }
    }
}
