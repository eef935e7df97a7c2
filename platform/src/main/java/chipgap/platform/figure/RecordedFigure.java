package chipgap.platform.figure;

import java.time.Instant;

/**
 * A row of the table {@code figure}.
 *
 * @param row the figure
 * @param recordedAt when it was recorded
 * @param recordedBy who recorded it
 * @param reason why
 */
record RecordedFigure(FigureRow row, Instant recordedAt, String recordedBy, String reason) {}
