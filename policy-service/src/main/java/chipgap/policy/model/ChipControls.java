package chipgap.policy.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scopes of a policy book run on chips: which provisions catch a chip on a day, and why. */
public final class ChipControls {
    /** A provision counts as in force from this probability on. */
    private static final double LIKELY = 0.5;

    private final Map<String, Provision> provisions;
    /** Provisions that supersede another, by its key. */
    private final Map<String, List<Provision>> successors = new HashMap<>();

    private final LocalDate asOf;

    /** What was known by a date. */
    public ChipControls(PolicyBook book, LocalDate asOf) {
        this.provisions = book.provisions();
        this.asOf = asOf;
        for (Provision provision : provisions.values()) {
            for (String superseded : provision.precedence().supersedes()) {
                successors.computeIfAbsent(superseded, any -> new ArrayList<>()).add(provision);
            }
        }
    }

    /** One verdict a provision that has a scope of chips, is about buyers of the market and was known, in ascending order of key. */
    public List<Verdict> classify(ChipFacts chip, LocalDate day) {
        return classify(List.of(chip), day).getFirst();
    }

    /** The verdicts on each of several chips. */
    public List<List<Verdict>> classify(List<ChipFacts> chips, LocalDate day) {
        List<List<Verdict>> verdicts = new ArrayList<>();
        chips.forEach(chip -> verdicts.add(new ArrayList<>()));
        provisions.forEach((key, provision) -> {
            ChipScope scope = provision.scope().chips();
            if (scope != null
                    && provision.scope().coversTheMarket()
                    && provision.recordAt(asOf).isPresent()) {
                double inForce = inForce(key, day);
                for (int i = 0; i < chips.size(); i++) {
                    verdicts.get(i).add(verdict(key, scope, chips.get(i), inForce));
                }
            }
        });
        return verdicts;
    }

    /**
     * A chip that a changed threshold treats in another way.
     *
     * @param chip the chip
     * @param before what the provision says as it is
     * @param after what it would say
     */
    public record Crossing(ChipFacts chip, Verdict before, Verdict after) {}

    /**
     * The chips that a changed threshold of a provision would catch or let go.
     *
     * @throws IllegalArgumentException when the provision has no such threshold
     */
    public List<Crossing> crossings(String key, ThresholdEdit edit, Catalogue catalogue, LocalDate day) {
        Provision provision = Objects.requireNonNull(provisions.get(key));
        ChipScope scope = provision.scope().chips();
        if (scope == null) {
            throw new IllegalArgumentException("The provision '%s' has no scope of chips.".formatted(key));
        }
        ChipScope edited = scope.withBound(edit);
        double inForce = inForce(key, day);
        return catalogue.chips().stream()
                .map(chip ->
                        new Crossing(chip, verdict(key, scope, chip, inForce), verdict(key, edited, chip, inForce)))
                .filter(crossing -> crossing.before().kind() != crossing.after().kind())
                .toList();
    }

    private static Verdict verdict(String key, ChipScope scope, ChipFacts chip, double inForce) {
        List<ChipScope.Comparison> comparisons = scope.compare(chip);
        return switch (scope.holdsFor(chip)) {
            case HOLDS ->
                new Verdict(
                        key,
                        inForce >= LIKELY ? Verdict.Kind.CAUGHT : Verdict.Kind.IN_SCOPE_NOT_IN_FORCE,
                        inForce,
                        "It meets " + words(scope, comparisons, Truth.HOLDS) + ".",
                        comparisons);
            case UNKNOWN ->
                new Verdict(
                        key,
                        Verdict.Kind.UNDETERMINED,
                        inForce,
                        "It cannot be told: not published: " + words(scope, comparisons, Truth.UNKNOWN) + ".",
                        comparisons);
            case FAILS ->
                new Verdict(key, Verdict.Kind.OUT_OF_SCOPE, inForce, whyNot(scope, chip, comparisons), comparisons);
        };
    }

    private static String whyNot(ChipScope scope, ChipFacts chip, List<ChipScope.Comparison> comparisons) {
        String cleared = scope.cleared().get(chip.id());
        return cleared != null
                ? "Outside by name: " + cleared
                : "It misses " + words(scope, comparisons, Truth.FAILS) + ".";
    }

    /** The comparisons that decided: those of one answer; of alternatives that are met, only the first. */
    private static String words(ChipScope scope, List<ChipScope.Comparison> comparisons, Truth answer) {
        Optional<Integer> met = answer == Truth.HOLDS ? firstMet(scope, comparisons) : Optional.empty();
        return comparisons.stream()
                .filter(comparison -> comparison.met() == answer)
                .filter(comparison ->
                        met.isEmpty() || comparison.alternative() == 0 || comparison.alternative() == met.get())
                .map(ChipControls::words)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Optional<Integer> firstMet(ChipScope scope, List<ChipScope.Comparison> comparisons) {
        for (int i = 1; i <= scope.alternatives().size(); i++) {
            int alternative = i;
            if (comparisons.stream()
                    .filter(comparison -> comparison.alternative() == alternative)
                    .allMatch(comparison -> comparison.met() == Truth.HOLDS)) {
                return Optional.of(alternative);
            }
        }
        return Optional.empty();
    }

    private static String words(ChipScope.Comparison comparison) {
        String value = comparison.value().isEmpty() ? "" : " " + comparison.value();
        return comparison.condition().attribute().text() + value + " ("
                + comparison.condition().requirement() + ")";
    }

    /** Probability that a provision has started by a day, has not ended, and that nothing that supersedes it is in force. */
    double inForce(String key, LocalDate day) {
        Provision provision = Objects.requireNonNull(provisions.get(key));
        return provision.recordAt(asOf).map(known -> inForce(known, day)).orElse(0.0) * notSuperseded(key, day);
    }

    private static double inForce(ProvisionRecord known, LocalDate day) {
        DateRange effectiveTo = known.effectiveTo();
        double ended = effectiveTo == null ? 0 : known.endProbability() * effectiveTo.probabilityBy(day);
        return known.occurrenceProbability() * known.effectiveFrom().probabilityBy(day) * (1 - ended);
    }

    private double notSuperseded(String key, LocalDate day) {
        double none = 1;
        for (Provision successor : successors.getOrDefault(key, List.of())) {
            none *= 1 - started(successor, day);
        }
        return none;
    }

    private double started(Provision provision, LocalDate day) {
        return provision
                .recordAt(asOf)
                .map(known ->
                        known.occurrenceProbability() * known.effectiveFrom().probabilityBy(day))
                .orElse(0.0);
    }
}
