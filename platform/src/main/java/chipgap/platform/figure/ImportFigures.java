package chipgap.platform.figure;

import chipgap.platform.figure.Problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.ObjLongConsumer;

/** Records the figures of a file, all or none. */
@ApplicationScoped
class ImportFigures {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_REFUSALS_TOLD = 1_000;

    /** Imports at a time: each holds a connection to the database while its file arrives. */
    private static final int MOST_AT_ONCE = 2;

    private final FigureRecorder recorder;
    private final FigureStore store;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    ImportFigures(FigureRecorder recorder, FigureStore store) {
        this.recorder = recorder;
        this.store = store;
    }

    /** A refused cell of a line. */
    record Refusal(long line, Problem problem) {}

    /**
     * What became of a file.
     *
     * @param recorded rows recorded; 0 when any is refused
     * @param refused rows refused
     * @param refusals the first 1,000 refused cells, in the order of the file
     */
    record Report(int recorded, int refused, List<Refusal> refusals) {}

    /** As many imports run as may. */
    static final class TooManyImportsException extends RuntimeException {
        TooManyImportsException() {
            super("%d imports run already. Try again when one has ended.".formatted(MOST_AT_ONCE));
        }
    }

    /**
     * Reads, checks and records a file.
     *
     * @throws FigureFile.FileRefusedException when it is no such file or too long
     * @throws TooManyImportsException when no place is free
     */
    Report run(InputStream file, String recordedBy, String reason) {
        if (!places.tryAcquire()) {
            throw new TooManyImportsException();
        }
        try {
            Reading reading = new Reading(store.rules());
            FigureRecorder.Outcome outcome = recorder.record(sink -> reading.all(file, sink), recordedBy, reason);
            return reading.report(outcome);
        } finally {
            places.release();
        }
    }

    /** One file being read. */
    private static final class Reading {
        private final FigureRules rules;
        private final List<Refusal> refusals = new ArrayList<>();
        private int rows;
        private int refused;

        Reading(FigureRules rules) {
            this.rules = rules;
        }

        boolean all(InputStream file, ObjLongConsumer<FigureRow> sink) {
            FigureFile.read(file, FigureStore.today(), line -> {
                rows++;
                if (rows > MOST_ROWS) {
                    throw new FigureFile.FileRefusedException(
                            "The file has more than %d rows, so nothing of it is recorded. Import it in parts."
                                    .formatted(MOST_ROWS));
                }
                if (line.row() != null) {
                    rules.check(line.row(), line.problems());
                }
                if (line.row() != null && line.problems().isEmpty()) {
                    sink.accept(line.row(), line.number());
                } else {
                    refuse(line);
                }
            });
            return refused == 0;
        }

        private void refuse(FigureFile.Line line) {
            refused++;
            for (Problem problem : line.problems().found()) {
                if (refusals.size() < MOST_REFUSALS_TOLD) {
                    refusals.add(new Refusal(line.number(), problem));
                }
            }
        }

        Report report(FigureRecorder.Outcome outcome) {
            List<Refusal> all = new ArrayList<>(refusals);
            for (Conflict conflict : outcome.conflicts()) {
                Problem problem = new Problem(conflict.kind().column(), conflict.value(), conflict.reason());
                all.add(new Refusal(conflict.line(), problem));
            }
            all.sort(Comparator.comparingLong(Refusal::line));
            long conflicting = outcome.conflicts().stream()
                    .mapToLong(Conflict::line)
                    .distinct()
                    .count();
            return new Report(
                    outcome.recorded(),
                    refused + (int) conflicting,
                    all.stream().limit(MOST_REFUSALS_TOLD).toList());
        }
    }
}
