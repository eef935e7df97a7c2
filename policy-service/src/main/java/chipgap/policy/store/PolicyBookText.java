package chipgap.policy.store;

import static chipgap.policy.store.Texts.at;
import static chipgap.policy.store.Texts.listOf;
import static chipgap.policy.store.Texts.required;

import chipgap.kernel.evidence.Grade;
import chipgap.platform.reference.YamlResource;
import chipgap.policy.model.Measure;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** The YAML form of the policy book. Unknown keys, missing keys and impossible values are refused with their place. */
final class PolicyBookText {
    private PolicyBookText() {}

    static PolicyBook parse(String origin, String text) {
        Book book = YamlResource.parse(origin, text, Book.class);
        try {
            return new PolicyBook(
                    required("measures", book.measures()).stream()
                            .map(MeasureText::toModel)
                            .toList(),
                    listOf(book.chipClasses()).stream()
                            .map(ChipClassText::toModel)
                            .toList(),
                    required("scenarios", book.scenarios()).stream()
                            .map(ScenarioText::toModel)
                            .toList());
        } catch (IllegalArgumentException refusal) {
            throw new IllegalStateException("%s: %s".formatted(origin, refusal.getMessage()), refusal);
        }
    }

    static Scenario parseScenario(String origin, String text) {
        return YamlResource.parse(origin, text, ScenarioText.class).toModel();
    }

    record Book(List<MeasureText> measures, List<ChipClassText> chipClasses, List<ScenarioText> scenarios) {}

    record ChipClassText(String id, String title, ScopeText.ChipsText chips) {
        PolicyBook.ChipClass toModel() {
            return at(
                    "chip class " + id,
                    () -> new PolicyBook.ChipClass(
                            required("id", id),
                            required("title", title),
                            required("chips", chips).toModel()));
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
                            Objects.requireNonNullElse(reference, ""),
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
}
