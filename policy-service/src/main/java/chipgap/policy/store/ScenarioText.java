package chipgap.policy.store;

import static chipgap.policy.store.Texts.at;
import static chipgap.policy.store.Texts.dates;
import static chipgap.policy.store.Texts.fractions;
import static chipgap.policy.store.Texts.listOf;
import static chipgap.policy.store.Texts.required;

import chipgap.policy.model.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A scenario in YAML. {@code disabled} lists provisions that never take effect; {@code changes} holds everything else. */
record ScenarioText(
        String id,
        String title,
        String description,
        @Nullable String parent,
        List<String> disabled,
        List<ChangeText> changes,
        List<ProvisionText> hypothetical) {
    Scenario toModel() {
        return at(
                "scenario " + id,
                () -> new Scenario(
                        required("id", id),
                        required("title", title),
                        required("description", description),
                        parent,
                        Stream.concat(
                                        listOf(disabled).stream().map(Scenario.Change::disabling),
                                        listOf(changes).stream().map(ChangeText::toModel))
                                .toList(),
                        listOf(hypothetical).stream()
                                .map(ProvisionText::toModel)
                                .toList()));
    }

    record ChangeText(
            String provision,
            @Nullable Boolean enabled,
            @Nullable Double occurrenceProbability,
            @Nullable Double delayQuarters,
            @Nullable List<LocalDate> effectiveFrom,
            @Nullable List<Double> strength,
            @Nullable List<Double> leakage) {
        Scenario.Change toModel() {
            return at(
                    "change of " + provision,
                    () -> new Scenario.Change(
                            required("provision", provision),
                            enabled,
                            occurrenceProbability,
                            delayQuarters,
                            effectiveFrom == null ? null : dates("effective_from", effectiveFrom),
                            strength == null ? null : fractions("strength", strength),
                            leakage == null ? null : fractions("leakage", leakage)));
        }
    }
}
