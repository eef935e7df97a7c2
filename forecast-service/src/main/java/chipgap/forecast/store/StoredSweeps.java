package chipgap.forecast.store;

import chipgap.forecast.app.Sweeps;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.Sweep;
import chipgap.forecast.model.SweepCase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sweeps in the service's database. */
@ApplicationScoped
class StoredSweeps implements Sweeps {
    private final SweepRepository rows;
    private final SweepParts parts;
    private final EntityManager database;
    private final ForecastText text;

    StoredSweeps(SweepRepository rows, SweepParts parts, EntityManager database, ForecastText text) {
        this.rows = rows;
        this.parts = parts;
        this.database = database;
        this.text = text;
    }

    @Override
    @Transactional
    public Sweep insert(UUID requestId, String requestDigest, String title, List<SweepCase> cases) {
        SweepEntity row = new SweepEntity();
        row.id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        row.requestId = requestId;
        row.requestDigest = requestDigest;
        row.title = title;
        row.caseCount = cases.size();
        row.usedDrawCount = cases.getFirst().spec().usedDraws();
        row.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        try {
            rows.persistAndFlush(row);
        } catch (PersistenceException taken) {
            throw new DuplicateRequestException(requestId, taken);
        }
        for (int position = 0; position < cases.size(); position++) {
            database.persist(entity(row.id, position, cases.get(position)));
        }
        return toModel(row);
    }

    private SweepCaseEntity entity(String id, int position, SweepCase asked) {
        SweepCaseEntity row = new SweepCaseEntity();
        row.key = new SweepCaseEntity.Key(id, position);
        row.name = asked.name();
        row.spec = text.write(asked.spec());
        row.manifest = text.write(asked.manifest());
        return row;
    }

    private Sweep toModel(SweepEntity row) {
        return new Sweep(row.id, row.title, row.caseCount, row.usedDrawCount, parts.count(row.id), row.createdAt);
    }

    @Override
    @Transactional
    public Optional<Requested> findByRequest(UUID requestId) {
        return rows.findByRequest(requestId).map(row -> new Requested(toModel(row), row.requestDigest));
    }

    @Override
    @Transactional
    public Optional<Sweep> find(String id) {
        return rows.findByIdOptional(id).map(this::toModel);
    }

    @Override
    @Transactional
    public List<Sweep> newestFirst(String afterKey, int limit) {
        List<SweepEntity> page = afterKey.isEmpty() ? rows.newest(limit) : after(afterKey, limit);
        return page.stream().map(this::toModel).toList();
    }

    private List<SweepEntity> after(String key, int limit) {
        int space = key.indexOf(' ');
        Instant createdAt = Instant.EPOCH.plus(Long.parseLong(key.substring(0, space)), ChronoUnit.MICROS);
        return rows.newestAfter(createdAt, key.substring(space + 1), limit);
    }

    @Override
    public String keyOf(Sweep sweep) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, sweep.createdAt()) + " " + sweep.id();
    }

    @Override
    @Transactional
    public List<String> caseNames(String id) {
        return database.createQuery(
                        "select name from SweepCaseEntity where key.sweepId = ?1 order by key.position", String.class)
                .setParameter(1, id)
                .getResultList();
    }

    @Override
    @Transactional
    public SweepCase caseAt(String id, int position) {
        SweepCaseEntity row = database.find(SweepCaseEntity.class, new SweepCaseEntity.Key(id, position));
        return new SweepCase(
                row.name, text.read(row.spec, ForecastSpec.class), text.read(row.manifest, Manifest.class));
    }

    @Override
    @Transactional
    public BitSet storedParts(String id) {
        return parts.indices(id);
    }

    @Override
    @Transactional
    public byte[] part(String id, int index) {
        return parts.numbers(id, index);
    }

    @Override
    @Transactional
    public void store(String id, int index, byte[] bytes) {
        if (!parts.add(id, index, bytes) && !Arrays.equals(parts.numbers(id, index), bytes)) {
            throw new OtherPartException(id, index);
        }
    }
}
