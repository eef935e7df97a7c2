package chipgap.demand.model;

import org.jspecify.annotations.Nullable;

/**
 * An amount that is wanted.
 *
 * @param measure what is measured
 * @param segment of whom; null for the whole
 * @param values one number a draw, in the measure's unit
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers
public record DemandAmount(DemandMeasure measure, @Nullable Segment segment, double[] values) {}
