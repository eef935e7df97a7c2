package chipgap.platform.figure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes a vintage mean the same rows for ever. Whoever records takes the lock before it takes the time of recording and holds it until the
 * rows are committed; whoever reads at a vintage waits for it. So once a read at an instant has seen the rows recorded until then, no other can appear.
 * The lock is an advisory one, as locks on tables need rights that the service's role does not have.
 */
final class RecordingLock {
    /** "figure" in ASCII. */
    private static final long KEY = 0x666967757265L;

    private RecordingLock() {}

    /** Takes the lock until the end of the transaction, and returns the time of recording: later than that of any row, and in microseconds. */
    static Instant take(Connection connection) throws SQLException {
        Query.of("select pg_advisory_xact_lock(?)", KEY).list(connection, row -> "");
        List<OffsetDateTime> now = Query.of(
                        "select greatest(clock_timestamp(), (select max(recorded_at) + interval '1 microsecond' from figure))")
                .list(connection, row -> row.getObject(1, OffsetDateTime.class));
        return now.getFirst().toInstant();
    }

    /** Takes the lock until the end of the transaction of this thread. */
    static void hold(DataSource database) {
        Query.of("select pg_advisory_xact_lock(?)", KEY).list(database, row -> "");
    }

    /** Waits until those who record now are done. */
    static void await(DataSource database) {
        Query.of("select pg_advisory_xact_lock_shared(?)", KEY).list(database, row -> "");
    }
}
