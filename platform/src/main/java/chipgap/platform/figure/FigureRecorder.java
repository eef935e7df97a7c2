package chipgap.platform.figure;

import io.grpc.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ObjLongConsumer;
import javax.sql.DataSource;

/** Adds figures, all of them or none: typed ones, imported ones and shipped ones alike. */
@ApplicationScoped
class FigureRecorder {
    private final DataSource database;

    FigureRecorder(DataSource database) {
        this.database = database;
    }

    /** Where the rows come from. */
    interface Rows {
        /** Hands over each sound row with its line, and returns whether all were sound. */
        boolean feed(ObjLongConsumer<FigureRow> sink);
    }

    /**
     * What became of the rows.
     *
     * @param recorded number of rows recorded: all or 0
     * @param conflicts what stood in the way of sound rows
     */
    record Outcome(int recorded, List<Conflict> conflicts) {}

    /** Records the rows if all are sound and none conflicts. Rows are held in the database, not in memory. */
    @Transactional
    Outcome record(Rows rows, String recordedBy, String reason) {
        try (Connection connection = database.getConnection();
                FigureStaging staging = FigureStaging.open(connection)) {
            boolean sound = rows.feed((row, line) -> staging.add(line, row));
            staging.complete();
            Instant now = RecordingLock.take(connection);
            List<Conflict> conflicts = staging.conflicts();
            boolean isRecorded = sound && conflicts.isEmpty();
            int recorded = isRecorded ? staging.insert(now, recordedBy, reason) : 0;
            if (Context.current().isCancelled()) {
                throw new CancellationException("The caller has gone, so nothing is recorded.");
            }
            return new Outcome(recorded, conflicts);
        } catch (SQLException failure) {
            throw new Query.DatabaseException(failure);
        }
    }
}
