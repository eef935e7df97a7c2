package chipgap.policy.api;

import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.app.Situations.Situation;
import chipgap.policy.model.Catalogue;
import chipgap.policy.model.Overlay;
import chipgap.policy.model.Provision;
import chipgap.policy.model.Scenario;
import chipgap.proto.policy.v1.ProvisionChange;
import chipgap.proto.policy.v1.ScenarioDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scenarios ⇄ messages. */
final class ScenarioMessages {
    static final String SCENARIOS = "scenarios";

    private static final int MOST_ENTRIES = 200;

    private ScenarioMessages() {}

    static chipgap.proto.policy.v1.Scenario message(Situation situation, Catalogue catalogue) {
        Scenario scenario = situation.scenario();
        chipgap.proto.policy.v1.Scenario.Builder message = chipgap.proto.policy.v1.Scenario.newBuilder()
                .setName(Names.name(SCENARIOS, scenario.id()))
                .setTitle(scenario.title())
                .setDescription(scenario.description())
                .addAllDisabledProvisions(situation.overlay().disabled().stream()
                        .map(ProvisionNames::name)
                        .toList())
                .addAllChanges(scenario.changes().stream()
                        .map(ScenarioMessages::message)
                        .toList())
                .addAllHypotheticalProvisions(scenario.hypothetical().stream()
                        .map(provision -> PolicyMessages.message(
                                Overlay.HYPOTHETICAL + "/" + provision.id(), provision, catalogue))
                        .toList())
                .setPolicyBookRevision(BookMessages.name(situation.revision().number()))
                .setRecordedTime(TypeMessages.message(situation.recordedAt()));
        if (scenario.parent() != null) {
            message.setParent(Names.name(SCENARIOS, scenario.parent()));
        }
        return message.build();
    }

    private static ProvisionChange message(Scenario.Change change) {
        ProvisionChange.Builder message =
                ProvisionChange.newBuilder().setProvision(ProvisionNames.name(change.provision()));
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
            message.setEffectiveFrom(RecordMessages.message(change.effectiveFrom()));
        }
        if (change.strength() != null) {
            message.setStrength(RecordMessages.message(change.strength()));
        }
        if (change.leakage() != null) {
            message.setLeakage(RecordMessages.message(change.leakage()));
        }
        return message.build();
    }

    static Scenario scenario(String id, chipgap.proto.policy.v1.Scenario message) {
        requireFew("scenario.hypothetical_provisions", message.getHypotheticalProvisionsCount());
        if (message.getTitle().isBlank()) {
            throw new Failure.InvalidField("scenario.title", "The title is empty. Say what the scenario is called.");
        }
        List<Scenario.Change> changes = changes("scenario.changes", message.getChangesList());
        List<Provision> hypothetical = new ArrayList<>();
        for (int i = 0; i < message.getHypotheticalProvisionsCount(); i++) {
            hypothetical.add(provision(
                    "scenario.hypothetical_provisions[%d]".formatted(i), message.getHypotheticalProvisions(i)));
        }
        String parent =
                message.getParent().isEmpty() ? null : Names.id("scenario.parent", SCENARIOS, message.getParent());
        return TypeMessages.reading(
                "scenario",
                () -> new Scenario(id, message.getTitle(), message.getDescription(), parent, changes, hypothetical));
    }

    static List<Scenario.Change> changes(String field, List<ProvisionChange> messages) {
        requireFew(field, messages.size());
        List<Scenario.Change> changes = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            changes.add(change("%s[%d]".formatted(field, i), messages.get(i)));
        }
        return changes;
    }

    private static void requireFew(String field, int count) {
        if (count > MOST_ENTRIES) {
            throw new Failure.InvalidField(
                    field, "There are %d entries; at most %d are taken.".formatted(count, MOST_ENTRIES));
        }
    }

    private static Scenario.Change change(String field, ProvisionChange message) {
        String provision = ProvisionNames.key(field + ".provision", message.getProvision());
        return TypeMessages.reading(
                field,
                () -> new Scenario.Change(
                        provision,
                        message.hasEnabled() ? message.getEnabled() : null,
                        message.hasOccurrenceProbability() ? message.getOccurrenceProbability() : null,
                        message.hasDelayQuarters() ? message.getDelayQuarters() : null,
                        message.hasEffectiveFrom()
                                ? RecordMessages.dates(field + ".effective_from", message.getEffectiveFrom())
                                : null,
                        message.hasStrength()
                                ? RecordMessages.fractions(field + ".strength", message.getStrength())
                                : null,
                        message.hasLeakage()
                                ? RecordMessages.fractions(field + ".leakage", message.getLeakage())
                                : null));
    }

    /** A hypothetical provision: its records where there are any, otherwise one record of its fields. */
    private static Provision provision(String field, chipgap.proto.policy.v1.Provision message) {
        String key = ProvisionNames.key(field + ".name", message.getName());
        if (!key.startsWith(Overlay.HYPOTHETICAL + "/")) {
            throw new Failure.InvalidField(
                    field + ".name",
                    "'%s' must be named measures/hypothetical/provisions/{provision}.".formatted(message.getName()));
        }
        if (message.getRecordsCount() != 1) {
            throw new Failure.InvalidField(
                    field + ".records",
                    "A hypothetical provision has one record, not %d.".formatted(message.getRecordsCount()));
        }
        return TypeMessages.reading(
                field,
                () -> new Provision(
                        key.substring(Overlay.HYPOTHETICAL.length() + 1),
                        EffectMessages.effect(field + ".effect", message.getEffect()),
                        ScopeMessages.scope(field + ".scope", message.getScope()),
                        new Provision.Precedence(
                                keys(field + ".superseded_provisions", message.getSupersededProvisionsList()),
                                keys(field + ".conflicting_provisions", message.getConflictingProvisionsList())),
                        Map.copyOf(message.getLoadingsMap()),
                        Map.of(),
                        List.of(RecordMessages.known(field + ".records[0]", message.getRecords(0)))));
    }

    private static Set<String> keys(String field, List<String> names) {
        return Set.copyOf(
                names.stream().map(name -> ProvisionNames.key(field, name)).toList());
    }

    static ScenarioDifference message(Overlay.Difference difference) {
        return ScenarioDifference.newBuilder()
                .setProvision(ProvisionNames.name(difference.provision()))
                .setField(difference.field())
                .setFirst(difference.first())
                .setSecond(difference.second())
                .build();
    }
}
