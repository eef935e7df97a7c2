package chipgap.policy.api;

import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.policy.app.PolicyBooks;
import chipgap.policy.app.Scenarios;
import chipgap.policy.app.Situations;
import java.util.function.Supplier;

/** What the use cases refuse, as failures that a caller can act on. */
final class PolicyFailures {
    private PolicyFailures() {}

    /** Runs a use case. */
    static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (Situations.UnknownScenarioException unknown) {
            throw noScenario(unknown.scenario());
        } catch (PolicyBooks.NoSuchRevisionException tooEarly) {
            throw new Failure.Precondition("VINTAGE_BEFORE_DATA", "vintage.recorded_time", text(tooEarly));
        } catch (PolicyBooks.StaleRevisionException stale) {
            throw new Failure.Outdated("STALE_REVISION", text(stale));
        } catch (Scenarios.ScenarioExistsException exists) {
            throw new Failure.Conflict("SCENARIO_EXISTS", text(exists));
        }
    }

    private static Failure noScenario(String id) {
        String name = Names.name(ScenarioMessages.SCENARIOS, id);
        return new Failure.NotFound(
                "chipgap.policy.v1.Scenario",
                name,
                "There is no scenario '%s'. ListScenarios lists them; scenarios/baseline always exists."
                        .formatted(name));
    }

    static Failure noMeasure(String name) {
        return new Failure.NotFound(
                "chipgap.policy.v1.Measure",
                name,
                "There is no measure '%s'. ListMeasures lists them.".formatted(name));
    }

    static Failure noProvision(String name) {
        return new Failure.NotFound(
                "chipgap.policy.v1.Provision",
                name,
                "There is no provision '%s'. ListMeasures lists them.".formatted(name));
    }

    static Failure noChip(String name) {
        return new Failure.NotFound(
                "chipgap.supply.v1.Chip",
                name,
                "There is no chip '%s' in the catalogue. SupplyService.ListChips lists them; or give its attributes."
                        .formatted(name));
    }

    static Failure noRevision(String name) {
        return new Failure.NotFound(
                "chipgap.policy.v1.PolicyBookRevision",
                name,
                "There is no revision '%s'. ListRevisions lists them.".formatted(name));
    }

    private static String text(RuntimeException refusal) {
        return String.valueOf(refusal.getMessage());
    }
}
