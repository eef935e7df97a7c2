package chipgap.platform.figure;

import chipgap.kernel.evidence.Vintage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes figures as a file that {@link ImportFigures} takes, a page of rows at a time. As rows are only ever added, all pages show one state. */
@ApplicationScoped
class ExportFigures {
    private static final int ROWS_OF_A_PAGE = 1_000;
    private static final Vintage EVERYTHING = new Vintage(LocalDate.MAX, Instant.MAX);

    private final FigureStore store;
    private final FigureTable figures;

    ExportFigures(FigureStore store, FigureTable figures) {
        this.store = store;
        this.figures = figures;
    }

    /** Begins a file of what is visible at a vintage; null: of everything recorded so far, superseded or not. */
    Pages begin(@Nullable Vintage vintage) {
        return new Pages(vintage);
    }

    /** The pages of one file. */
    final class Pages {
        private final @Nullable Vintage vintage;
        private @Nullable Vintage pinned;
        private String lastId = "";
        private boolean isDone;

        private Pages(@Nullable Vintage vintage) {
            this.vintage = vintage;
        }

        /** The next page; the first begins with the header. */
        byte[] next() {
            boolean isFirst = pinned == null;
            Vintage state = pinned == null ? store.pinned(vintage == null ? EVERYTHING : vintage) : pinned;
            pinned = state;
            List<FigureRow> rows = vintage == null
                    ? figures.recordedUntil(state.recordedUntil(), lastId, ROWS_OF_A_PAGE)
                    : visible(state);
            isDone = rows.size() < ROWS_OF_A_PAGE;
            lastId = rows.isEmpty() ? lastId : rows.getLast().id();
            return FigureFile.write(isFirst, rows);
        }

        private List<FigureRow> visible(Vintage state) {
            FigureFilter filter = new FigureFilter(state, null, null, null, null);
            return figures.after(lastId, filter, ROWS_OF_A_PAGE).stream()
                    .map(RecordedFigure::row)
                    .toList();
        }

        boolean isDone() {
            return isDone;
        }
    }
}
