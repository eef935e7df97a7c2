package chipgap.forecast.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.BitSet;
import java.util.List;

/** Rows of the table {@code sweep_part}: numbers only, so they go past the entities. */
@ApplicationScoped
class SweepParts {
    private final EntityManager database;

    SweepParts(EntityManager database) {
        this.database = database;
    }

    int count(String sweep) {
        return ((Number) database.createNativeQuery("select count(*) from sweep_part where sweep_id = ?1")
                        .setParameter(1, sweep)
                        .getSingleResult())
                .intValue();
    }

    BitSet indices(String sweep) {
        List<?> rows = database.createNativeQuery("select part from sweep_part where sweep_id = ?1", Integer.class)
                .setParameter(1, sweep)
                .getResultList();
        BitSet indices = new BitSet();
        rows.forEach(index -> indices.set((Integer) index));
        return indices;
    }

    byte[] numbers(String sweep, int index) {
        return (byte[]) database.createNativeQuery(
                        "select numbers from sweep_part where sweep_id = ?1 and part = ?2", byte[].class)
                .setParameter(1, sweep)
                .setParameter(2, index)
                .getSingleResult();
    }

    /** Adds a row. Returns false, and adds nothing, when there is one already. */
    boolean add(String sweep, int index, byte[] numbers) {
        return database.createNativeQuery(
                                "insert into sweep_part (sweep_id, part, numbers, stored_at) values (?1, ?2, ?3, now()) on conflict do nothing")
                        .setParameter(1, sweep)
                        .setParameter(2, index)
                        .setParameter(3, numbers)
                        .executeUpdate()
                == 1;
    }
}
