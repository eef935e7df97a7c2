package chipgap.policy.store;

import static chipgap.policy.store.Texts.at;
import static chipgap.policy.store.Texts.dates;
import static chipgap.policy.store.Texts.fractions;
import static chipgap.policy.store.Texts.listOf;
import static chipgap.policy.store.Texts.mapOf;
import static chipgap.policy.store.Texts.required;

import chipgap.policy.model.ChipScope;
import chipgap.policy.model.Effect;
import chipgap.policy.model.Provision;
import chipgap.policy.model.ProvisionInput;
import chipgap.policy.model.ProvisionRecord;
import chipgap.policy.model.Scope;
import chipgap.policy.model.Status;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A provision in YAML. Scope, supersedes, conflicts_with, loadings and sampling_dimensions may be left out. */
record ProvisionText(
        String id,
        EffectText effect,
        @Nullable ScopeText scope,
        List<String> supersedes,
        List<String> conflictsWith,
        Map<String, Double> loadings,
        Map<String, Integer> samplingDimensions,
        List<RecordText> records) {
    Provision toModel() {
        return at("provision " + id, () -> {
            Effect whatItDoes = required("effect", effect).toModel();
            Scope about = scope == null ? Scope.ALL : scope.toModel();
            if (whatItDoes instanceof Effect.OnChips onChips && !onChips.chips().isEmpty()) {
                about = named(onChips.chips(), about);
                whatItDoes = onChips.on(List.of());
            }
            return new Provision(
                    required("id", id),
                    whatItDoes,
                    about,
                    new Provision.Precedence(Set.copyOf(listOf(supersedes)), Set.copyOf(listOf(conflictsWith))),
                    mapOf(loadings),
                    dimensions(mapOf(samplingDimensions)),
                    required("records", records).stream()
                            .map(RecordText::toModel)
                            .toList());
        });
    }

    private static Scope named(List<String> chips, Scope scope) {
        if (scope.chips() != null) {
            throw new IllegalArgumentException("The effect names chips and so does scope.chips. Give one of them.");
        }
        return new Scope(ChipScope.named(chips), scope.headquarters());
    }

    private static Map<ProvisionInput, Integer> dimensions(Map<String, Integer> byName) {
        Map<ProvisionInput, Integer> dimensions = new TreeMap<>();
        byName.forEach((name, dimension) -> dimensions.put(
                Arrays.stream(ProvisionInput.values())
                        .filter(input -> input.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "sampling_dimensions: '%s' is none of occurs, strength, leakage, onset, ends, end."
                                        .formatted(name))),
                dimension));
        return dimensions;
    }

    record RecordText(
            LocalDate knownFrom,
            Status status,
            double occurrenceProbability,
            List<LocalDate> effectiveFrom,
            List<LocalDate> effectiveTo,
            double endProbability,
            double phaseInQuarters,
            List<Double> strength,
            List<Double> leakage,
            String reason) {
        ProvisionRecord toModel() {
            return at(
                    "record of " + knownFrom,
                    () -> new ProvisionRecord(
                            required("known_from", knownFrom),
                            required("status", status),
                            occurrenceProbability,
                            dates("effective_from", required("effective_from", effectiveFrom)),
                            required("effective_to", effectiveTo).isEmpty() ? null : dates("effective_to", effectiveTo),
                            endProbability,
                            phaseInQuarters,
                            fractions("strength", required("strength", strength)),
                            fractions("leakage", required("leakage", leakage)),
                            required("reason", reason)));
        }
    }
}
