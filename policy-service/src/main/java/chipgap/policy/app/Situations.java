package chipgap.policy.app;

import chipgap.kernel.evidence.Fingerprint;
import chipgap.policy.app.PolicyBooks.Recorded;
import chipgap.policy.app.PolicyBooks.Revision;
import chipgap.policy.model.Overlay;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.Scenario;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Scenarios with the revision of the policy book each lies over. */
@ApplicationScoped
public class Situations {
    private final PolicyBooks books;
    private final Scenarios scenarios;
    private final Map<String, Situation> recorded = new ConcurrentHashMap<>();

    Situations(PolicyBooks books, Scenarios scenarios) {
        this.books = books;
        this.scenarios = scenarios;
    }

    /**
     * A scenario and what it lies over.
     *
     * @param scenario the scenario
     * @param revision the revision
     * @param book the revision's book, with the scenario and its parents in it
     * @param digest SHA-256 over both
     * @param recordedAt when the later of both was recorded
     */
    public record Situation(Scenario scenario, Revision revision, PolicyBook book, String digest, Instant recordedAt) {
        private static final String THIS_REQUEST = "(this request)";

        /** What the scenario comes to with all its parents. */
        public Overlay overlay() {
            return book.overlay(scenario);
        }

        /**
         * This with some provisions changed, for one request; none changed: this.
         *
         * @throws IllegalArgumentException when a change does not fit the book
         */
        Situation with(List<Scenario.Change> changes) {
            if (changes.isEmpty()) {
                return this;
            }
            Scenario changed = new Scenario(THIS_REQUEST, "", "", scenario.id(), changes, List.of());
            return new Situation(
                    changed,
                    revision,
                    book.with(changed),
                    Fingerprint.of(digest, changed.changes().toString()),
                    recordedAt);
        }
    }

    /**
     * A scenario as it is now.
     *
     * @throws UnknownScenarioException when there is none of that id
     */
    public Situation newest(String id) {
        return find(id, books.newest(), null).orElseThrow(() -> new UnknownScenarioException(id));
    }

    /**
     * A scenario as it was recorded by an instant.
     *
     * @throws UnknownScenarioException when there was none of that id
     */
    public Situation recordedUntil(String id, Instant instant) {
        return find(id, books.recordedUntil(instant), instant).orElseThrow(() -> new UnknownScenarioException(id));
    }

    /** All scenarios, in ascending order of id. */
    public List<Situation> all() {
        Recorded newest = books.newest();
        List<Situation> all = new ArrayList<>();
        newest.book().scenarios().forEach(scenario -> all.add(ofBook(newest, scenario)));
        scenarios.all().forEach(stored -> all.add(stored(stored)));
        all.sort(Comparator.comparing(situation -> situation.scenario().id()));
        return all;
    }

    /** When the last revision or scenario was recorded. */
    public Instant newestRecordedAt() {
        return all().stream()
                .map(Situation::recordedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Optional<Situation> find(String id, Recorded book, @Nullable Instant until) {
        Optional<Scenario> own = book.book().scenario(id);
        if (own.isPresent()) {
            return own.map(scenario -> ofBook(book, scenario));
        }
        Situation known = recorded.get(id);
        Optional<Situation> found = known == null ? scenarios.find(id).map(this::stored) : Optional.of(known);
        return found.filter(
                situation -> until == null || !situation.recordedAt().isAfter(until));
    }

    private static Situation ofBook(Recorded book, Scenario scenario) {
        return new Situation(
                scenario,
                book.revision(),
                book.book(),
                Fingerprint.of(book.revision().digest(), scenario.id()),
                book.revision().recordedAt());
    }

    /** Rows are never edited, so what was read once holds for ever. */
    private Situation stored(Scenarios.Stored stored) {
        String id = stored.scenario().id();
        Situation known = recorded.get(id);
        if (known == null) {
            Recorded over = books.numbered(stored.revision());
            PolicyBook base = base(stored.scenario(), over.book());
            known = new Situation(
                    stored.scenario(),
                    over.revision(),
                    base.with(stored.scenario()),
                    Fingerprint.of(over.revision().digest(), id, stored.digest()),
                    stored.recordedAt());
            recorded.put(id, known);
        }
        return known;
    }

    /** A book with the scenario's parents in it. */
    private PolicyBook base(Scenario scenario, PolicyBook book) {
        String parent = scenario.parent();
        return parent == null || book.scenario(parent).isPresent()
                ? book
                : scenarios.find(parent).map(stored -> stored(stored).book()).orElse(book);
    }

    /**
     * Records a scenario over the newest revision, or over that of its parent where a user recorded that one.
     *
     * @throws Scenarios.ScenarioExistsException when another one has its id
     * @throws IllegalArgumentException when it does not fit the book
     */
    public Situation create(Scenario scenario, String recordedBy) {
        Recorded newest = books.newest();
        if (newest.book().scenario(scenario.id()).isPresent()) {
            throw new Scenarios.ScenarioExistsException(scenario.id());
        }
        String parent = scenario.parent();
        Optional<Situation> over = parent == null ? Optional.empty() : find(parent, newest, null);
        PolicyBook book = over.map(Situation::book).orElse(newest.book()).with(scenario);
        books.catalogue().check(book.overlay(scenario).hypothetical());
        long revision = over.map(Situation::revision).orElse(newest.revision()).number();
        return stored(scenarios.add(scenario, revision, recordedBy));
    }

    /** There is no scenario of that id. */
    public static final class UnknownScenarioException extends RuntimeException {
        private final String scenario;

        UnknownScenarioException(String scenario) {
            super("There is no scenario '%s'.".formatted(scenario));
            this.scenario = scenario;
        }

        public String scenario() {
            return scenario;
        }
    }
}
