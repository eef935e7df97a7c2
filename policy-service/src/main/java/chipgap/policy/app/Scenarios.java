package chipgap.policy.app;

import chipgap.policy.model.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The scenarios that users recorded; those of a policy book stand in the book. */
public interface Scenarios {
    /**
     * One of them. Never edited.
     *
     * @param scenario the scenario
     * @param revision number of the revision it lies over
     * @param digest SHA-256 of its text
     * @param recordedAt when it was recorded
     */
    record Stored(Scenario scenario, long revision, String digest, Instant recordedAt) {}

    Optional<Stored> find(String id);

    /** All of them, in ascending order of id. */
    List<Stored> all();

    /**
     * Records one; the same one again is answered with what is there.
     *
     * @throws ScenarioExistsException when another one has its id
     */
    Stored add(Scenario scenario, long revision, String recordedBy);

    /** The id belongs to another scenario. */
    final class ScenarioExistsException extends RuntimeException {
        public ScenarioExistsException(String id) {
            super("There is another scenario '%s', and scenarios are never edited. Choose another id.".formatted(id));
        }
    }
}
