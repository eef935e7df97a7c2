package chipgap.policy.store;

import chipgap.kernel.evidence.Grade;
import chipgap.platform.reference.YamlResource;
import chipgap.policy.model.DateRange;
import chipgap.policy.model.Effect;
import chipgap.policy.model.FractionRange;
import chipgap.policy.model.Measure;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.Provision;
import chipgap.policy.model.ProvisionRecord;
import chipgap.policy.model.Scenario;
import chipgap.policy.model.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The YAML form of the policy book. Unknown keys, missing keys and impossible values are refused with their place. */
final class PolicyBookText {
    private PolicyBookText() {}

    static PolicyBook parse(String origin, String text, String digest, Instant recordedAt) {
        Book book = YamlResource.parse(origin, text, Book.class);
        try {
            return new PolicyBook(
                    digest,
                    recordedAt,
                    required("measures", book.measures()).stream()
                            .map(MeasureText::toModel)
                            .toList(),
                    required("scenarios", book.scenarios()).stream()
                            .map(ScenarioText::toModel)
                            .toList());
        } catch (IllegalArgumentException refusal) {
            throw new IllegalStateException("%s: %s".formatted(origin, refusal.getMessage()), refusal);
        }
    }

    record Book(List<MeasureText> measures, List<ScenarioText> scenarios) {}

    record ScenarioText(String id, String title, String description, Set<String> disabled) {
        Scenario toModel() {
            return new Scenario(
                    required("id", id),
                    required("title", title),
                    required("description", description),
                    required("disabled", disabled));
        }
    }

    record MeasureText(
            String id,
            String reference,
            String jurisdiction,
            String agency,
            String title,
            LocalDate announcedOn,
            String scope,
            String observedEffect,
            List<SourceText> sources,
            List<ProvisionText> provisions) {
        Measure toModel() {
            return at(
                    "measure " + id,
                    () -> new Measure(
                            required("id", id),
                            required("reference", reference),
                            required("jurisdiction", jurisdiction),
                            required("agency", agency),
                            required("title", title),
                            required("announced_on", announcedOn),
                            required("scope", scope),
                            required("observed_effect", observedEffect),
                            required("sources", sources).stream()
                                    .map(SourceText::toModel)
                                    .toList(),
                            required("provisions", provisions).stream()
                                    .map(ProvisionText::toModel)
                                    .toList()));
        }
    }

    record SourceText(String publisher, String url, LocalDate publishedOn, LocalDate accessedOn, Grade grade) {
        Measure.Source toModel() {
            return new Measure.Source(
                    required("publisher", publisher),
                    required("url", url),
                    required("published_on", publishedOn),
                    required("accessed_on", accessedOn),
                    required("grade", grade));
        }
    }

    record ProvisionText(String id, EffectText effect, Map<String, Double> loadings, List<RecordText> records) {
        Provision toModel() {
            return at(
                    "provision " + id,
                    () -> new Provision(
                            required("id", id),
                            required("effect", effect).toModel(),
                            required("loadings", loadings),
                            required("records", records).stream()
                                    .map(RecordText::toModel)
                                    .toList()));
        }
    }

    /** Exactly one key is given. */
    record EffectText(
            Effect.@Nullable BlockFlow blockFlow,
            Effect.@Nullable InputBlock inputBlock,
            Effect.@Nullable SetAside setAside,
            Effect.@Nullable DomesticOnly domesticOnly,
            Effect.@Nullable ElectricitySubsidy electricitySubsidy,
            Effect.@Nullable ContextOnly contextOnly) {
        Effect toModel() {
            List<Effect> given = Stream.<@Nullable Effect>of(
                            blockFlow, inputBlock, setAside, domesticOnly, electricitySubsidy, contextOnly)
                    .filter(Objects::nonNull)
                    .<Effect>map(Objects::requireNonNull)
                    .toList();
            if (given.size() != 1) {
                throw new IllegalArgumentException(
                        "effect must have exactly one kind, not %d.".formatted(given.size()));
            }
            return given.getFirst();
        }
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

        private static DateRange dates(String key, List<LocalDate> dates) {
            return switch (dates.size()) {
                case 1 -> DateRange.certain(dates.getFirst());
                case 3 -> new DateRange(dates.get(0), dates.get(1), dates.get(2));
                default -> throw new IllegalArgumentException("%s must hold one date or three.".formatted(key));
            };
        }

        private static FractionRange fractions(String key, List<Double> fractions) {
            return switch (fractions.size()) {
                case 1 -> FractionRange.certain(fractions.getFirst());
                case 3 -> new FractionRange(fractions.get(0), fractions.get(1), fractions.get(2));
                default -> throw new IllegalArgumentException("%s must hold one fraction or three.".formatted(key));
            };
        }
    }

    private static <T> T required(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("%s is missing.".formatted(key));
        }
        return value;
    }

    private static <T> T at(String place, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException("%s: %s".formatted(place, refusal.getMessage()), refusal);
        }
    }
}
