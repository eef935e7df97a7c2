package chipgap.policy.store;

import chipgap.kernel.evidence.Fingerprint;
import chipgap.policy.app.Scenarios;
import chipgap.policy.model.Scenario;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Scenarios of users in the service's database. */
@ApplicationScoped
class StoredScenarios implements Scenarios {
    private final ScenarioRepository repository;
    private final PolicyBookRepository books;

    StoredScenarios(ScenarioRepository repository, PolicyBookRepository books) {
        this.repository = repository;
        this.books = books;
    }

    @Override
    @Transactional
    public Optional<Stored> find(String id) {
        return repository.findByIdOptional(id).map(StoredScenarios::stored);
    }

    @Override
    @Transactional
    public List<Stored> all() {
        return repository.list("order by id").stream()
                .map(StoredScenarios::stored)
                .toList();
    }

    @Override
    @Transactional
    public Stored add(Scenario scenario, long revision, String recordedBy) {
        books.lock();
        String text = PolicyYaml.text(scenario);
        String digest = Fingerprint.of(text);
        Optional<ScenarioEntity> there = repository.findByIdOptional(scenario.id());
        if (there.isPresent()) {
            if (!there.get().contentDigest.equals(digest)) {
                throw new ScenarioExistsException(scenario.id());
            }
            return stored(there.get());
        }
        ScenarioEntity entity = new ScenarioEntity();
        entity.id = scenario.id();
        entity.revision = revision;
        entity.content = text;
        entity.contentDigest = digest;
        entity.recordedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        entity.recordedBy = recordedBy;
        repository.persist(entity);
        return stored(entity);
    }

    private static Stored stored(ScenarioEntity entity) {
        return new Stored(
                PolicyBookText.parseScenario("scenario " + entity.id, entity.content),
                entity.revision,
                entity.contentDigest,
                entity.recordedAt);
    }
}
