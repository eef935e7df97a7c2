package chipgap.policy.store;

import chipgap.kernel.evidence.Fingerprint;
import chipgap.platform.reference.YamlResource;
import chipgap.policy.app.PolicyBooks;
import chipgap.policy.model.Catalogue;
import chipgap.policy.model.Effect;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.Provision;
import chipgap.policy.model.ProvisionRecord;
import chipgap.policy.model.Scenario;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Revisions of the policy book in the service's database; the shipped book becomes a revision at the first start that sees it. Rows are never
 * edited, so each is read once; the table is asked again only for instants later than what was read for certain.
 */
@ApplicationScoped
class StoredPolicyBooks implements PolicyBooks {
    private static final Logger LOG = Logger.getLogger(StoredPolicyBooks.class);
    private static final String SHIPPED = "/reference/policy-book.yaml";
    /** A row may become visible this long after the instant it carries: writing takes a while, and clocks differ. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final PolicyBookRepository repository;
    private final ScenarioRepository scenarios;
    private final Catalogue catalogue = ChipFile.read();
    private final Map<Long, PolicyBook> parsed = new ConcurrentHashMap<>();
    private volatile Known known = new Known(List.of(), Instant.MIN);

    StoredPolicyBooks(PolicyBookRepository repository, ScenarioRepository scenarios) {
        this.repository = repository;
        this.scenarios = scenarios;
    }

    /** Revisions in ascending order; all that were recorded at or before an instant are among them. */
    private record Known(List<PolicyBookEntity> rows, Instant completeUntil) {
        Known {
            rows = List.copyOf(rows);
        }
    }

    @Transactional
    void loadShipped(@Observes StartupEvent start) {
        String text = YamlResource.text(SHIPPED);
        PolicyBook book = PolicyBookText.parse(SHIPPED, text);
        catalogue.check(book.provisions());
        repository.lock();
        if (repository.count("contentDigest", Fingerprint.of(text)) == 0) {
            persist(text, "chipgap", "Shipped with the service");
        }
        logContext(book);
    }

    private void logContext(PolicyBook book) {
        int context = 0;
        for (Map.Entry<String, Provision> entry : book.provisions().entrySet()) {
            if (entry.getValue().effect() instanceof Effect.ContextOnly) {
                context++;
                LOG.infof(
                        "Provision without an effect in the model: provision=%s reason=\"%s\"",
                        entry.getKey(), entry.getValue().newestRecord().reason());
            }
        }
        LOG.infof(
                "Policy book ready: measures=%d provisions=%d contextOnly=%d scenarios=%d chips=%d",
                book.measures().size(),
                book.provisions().size(),
                context,
                book.scenarios().size(),
                catalogue.chips().size());
    }

    @Override
    @Transactional
    public Recorded newest() {
        return recorded(refreshed().getLast());
    }

    @Override
    @Transactional
    public Recorded recordedUntil(Instant instant) {
        List<PolicyBookEntity> rows = instant.isAfter(known.completeUntil()) ? refreshed() : known.rows();
        return recorded(rows.stream()
                .filter(row -> !row.recordedAt.isAfter(instant))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new NoSuchRevisionException(instant, rows.getFirst().recordedAt)));
    }

    @Override
    @Transactional
    public Recorded numbered(long number) {
        return recorded(row(number));
    }

    @Override
    @Transactional
    public List<Revision> revisions() {
        return refreshed().reversed().stream().map(StoredPolicyBooks::revision).toList();
    }

    @Override
    @Transactional
    public String text(long number) {
        return row(number).content;
    }

    @Override
    @Transactional
    public Revision add(long parent, String text, String recordedBy, String reason) {
        repository.lock();
        String digest = Fingerprint.of(text);
        List<PolicyBookEntity> rows = refreshed();
        for (PolicyBookEntity row : rows) {
            if (row.contentDigest.equals(digest)) {
                return revision(row);
            }
        }
        long newest = Objects.requireNonNull(rows.getLast().revision);
        if (newest != parent) {
            throw new StaleRevisionException(parent, newest);
        }
        check(text);
        return revision(persist(text, recordedBy, reason));
    }

    @Override
    @Transactional
    public Revision add(long parent, String key, ProvisionRecord record, String recordedBy, String reason) {
        try {
            return add(parent, PolicyYaml.withRecord(text(parent), key, record), recordedBy, reason);
        } catch (IllegalArgumentException refusal) {
            throw new InvalidBookException(String.valueOf(refusal.getMessage()));
        }
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    private void check(String text) {
        try {
            PolicyBook book = PolicyBookText.parse("The policy book", text);
            catalogue.check(book.provisions());
            book.scenarios().forEach(this::requireUntaken);
        } catch (IllegalStateException | IllegalArgumentException refusal) {
            throw new InvalidBookException(String.valueOf(refusal.getMessage()));
        }
    }

    private void requireUntaken(Scenario scenario) {
        if (scenarios.findByIdOptional(scenario.id()).isPresent()) {
            throw new IllegalArgumentException(
                    "The scenario '%s' was recorded by a user. Give that of the book another id."
                            .formatted(scenario.id()));
        }
    }

    /** The clock may not run backwards between revisions, or a vintage would not tell them apart. */
    private PolicyBookEntity persist(String text, String recordedBy, String reason) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<PolicyBookEntity> rows = refreshed();
        PolicyBookEntity entity = new PolicyBookEntity();
        entity.content = text;
        entity.contentDigest = Fingerprint.of(text);
        entity.recordedAt = rows.isEmpty() || rows.getLast().recordedAt.isBefore(now)
                ? now
                : rows.getLast().recordedAt.plus(1, ChronoUnit.MICROS);
        entity.recordedBy = recordedBy;
        entity.reason = reason;
        repository.persistAndFlush(entity);
        return entity;
    }

    private List<PolicyBookEntity> refreshed() {
        Instant asked = Instant.now();
        List<PolicyBookEntity> rows = new ArrayList<>(known.rows());
        long last = rows.isEmpty() ? 0 : Objects.requireNonNull(rows.getLast().revision);
        rows.addAll(repository.after(last));
        known = new Known(rows, asked.minus(MARGIN));
        return rows;
    }

    private PolicyBookEntity row(long number) {
        return refreshed().stream()
                .filter(row -> Objects.requireNonNull(row.revision) == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchRevisionException(number));
    }

    private Recorded recorded(PolicyBookEntity row) {
        PolicyBook book = parsed.computeIfAbsent(
                Objects.requireNonNull(row.revision),
                revision -> PolicyBookText.parse("revision " + revision, row.content));
        return new Recorded(revision(row), book);
    }

    private static Revision revision(PolicyBookEntity row) {
        return new Revision(
                Objects.requireNonNull(row.revision), row.contentDigest, row.recordedAt, row.recordedBy, row.reason);
    }
}
