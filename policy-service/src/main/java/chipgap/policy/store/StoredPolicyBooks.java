package chipgap.policy.store;

import chipgap.kernel.evidence.Fingerprint;
import chipgap.platform.reference.YamlResource;
import chipgap.policy.app.PolicyBooks;
import chipgap.policy.model.Effect;
import chipgap.policy.model.Measure;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.Provision;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Revisions of the policy book in the service's database; the shipped book becomes a revision at the first start that sees it. */
@ApplicationScoped
class StoredPolicyBooks implements PolicyBooks {
    private static final Logger LOG = Logger.getLogger(StoredPolicyBooks.class);
    private static final String SHIPPED = "/reference/policy-book.yaml";

    private final PolicyBookRepository repository;
    private final Map<String, PolicyBook> parsed = new ConcurrentHashMap<>();

    StoredPolicyBooks(PolicyBookRepository repository) {
        this.repository = repository;
    }

    @Transactional
    void loadShipped(@Observes StartupEvent start) {
        String text = YamlResource.text(SHIPPED);
        String digest = Fingerprint.of(text);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        PolicyBook book = PolicyBookText.parse(SHIPPED, text, digest, now);
        if (repository.count("contentDigest", digest) == 0) {
            PolicyBookEntity entity = new PolicyBookEntity();
            entity.content = text;
            entity.contentDigest = digest;
            entity.recordedAt = now;
            repository.persist(entity);
        }
        logContext(book);
    }

    private static void logContext(PolicyBook book) {
        int context = 0;
        for (Measure measure : book.measures()) {
            for (Provision provision : measure.provisions()) {
                if (provision.effect() instanceof Effect.ContextOnly) {
                    context++;
                    LOG.infof(
                            "Measure without an effect in the model: id=%s reason=\"%s\"",
                            measure.id(), provision.newestRecord().reason());
                }
            }
        }
        LOG.infof(
                "Policy book ready: measures=%d contextOnly=%d scenarios=%d",
                book.measures().size(), context, book.scenarios().size());
    }

    @Override
    @Transactional
    public PolicyBook newest() {
        return parse(repository.newest().orElseThrow());
    }

    @Override
    @Transactional
    public PolicyBook recordedUntil(Instant instant) {
        return repository
                .newestUntil(instant)
                .map(this::parse)
                .orElseThrow(() ->
                        new NoSuchRevisionException(instant, repository.first().orElseThrow().recordedAt));
    }

    private PolicyBook parse(PolicyBookEntity entity) {
        return parsed.computeIfAbsent(
                entity.contentDigest,
                digest ->
                        PolicyBookText.parse("revision " + entity.revision, entity.content, digest, entity.recordedAt));
    }
}
