package chipgap.policy.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One dated, typed effect of a measure.
 *
 * @param id id inside its measure
 * @param effect what it does
 * @param scope whom and what it is about
 * @param precedence what it does to other provisions
 * @param loadings loadings of its occurrence and strength on common factors
 * @param samplingDimensions dimension of each of its random inputs that has one
 * @param records what was known of it, by date, at least one
 */
public record Provision(
        String id,
        Effect effect,
        Scope scope,
        Precedence precedence,
        Map<String, Double> loadings,
        Map<ProvisionInput, Integer> samplingDimensions,
        List<ProvisionRecord> records) {

    /**
     * What a provision does to others, by their keys.
     *
     * @param supersedes provisions that end where this one starts
     * @param conflictsWith provisions that cannot act at the same time; the stronger prevails
     */
    public record Precedence(Set<String> supersedes, Set<String> conflictsWith) {
        /** None. */
        public static final Precedence NONE = new Precedence(Set.of(), Set.of());

        public Precedence {
            supersedes = Set.copyOf(supersedes);
            conflictsWith = Set.copyOf(conflictsWith);
        }
    }

    public Provision {
        loadings = Map.copyOf(loadings);
        samplingDimensions = Map.copyOf(samplingDimensions);
        records = records.stream()
                .sorted(Comparator.comparing(ProvisionRecord::knownFrom))
                .toList();
        if (records.isEmpty()) {
            throw new IllegalArgumentException("The provision '%s' needs at least one record.".formatted(id));
        }
        Set<LocalDate> dates = new HashSet<>();
        for (ProvisionRecord known : records) {
            if (!dates.add(known.knownFrom())) {
                throw new IllegalArgumentException(
                        "Two records of the provision '%s' hold from %s. Give the later one its own date."
                                .formatted(id, known.knownFrom()));
            }
        }
        if (scope.chips() != null && !(effect instanceof Effect.OnChips || effect instanceof Effect.ContextOnly)) {
            throw new IllegalArgumentException(
                    "The effect of the provision '%s' is not about chips, so its scope cannot name any.".formatted(id));
        }
    }

    /** A provision about every chip that leaves others alone. */
    public Provision(String id, Effect effect, Map<String, Double> loadings, List<ProvisionRecord> records) {
        this(id, effect, Scope.ALL, Precedence.NONE, loadings, Map.of(), records);
    }

    /** What was known on a date; empty before the first record. */
    public Optional<ProvisionRecord> recordAt(LocalDate asOf) {
        return records.stream()
                .filter(known -> !known.knownFrom().isAfter(asOf))
                .reduce((earlier, later) -> later);
    }

    /** What is known last. */
    public ProvisionRecord newestRecord() {
        return records.getLast();
    }

    /** With another scope of chips. */
    Provision withChips(ChipScope chips) {
        return new Provision(
                id, effect, new Scope(chips, scope.headquarters()), precedence, loadings, samplingDimensions, records);
    }

    /** Its effect on the chips of a catalogue that are in scope; empty when none is, or no buyer of the market. */
    public Optional<Effect> effectOn(Catalogue catalogue) {
        if (!scope.coversTheMarket()) {
            return Optional.empty();
        }
        ChipScope chips = scope.chips();
        if (chips == null || !(effect instanceof Effect.OnChips onChips)) {
            return Optional.of(effect);
        }
        List<String> inScope = catalogue.chipsIn(chips);
        return inScope.isEmpty() ? Optional.empty() : Optional.of(onChips.on(inScope));
    }
}
