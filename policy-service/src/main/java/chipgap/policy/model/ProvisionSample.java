package chipgap.policy.model;

import java.util.List;

/**
 * One provision in every draw of a block.
 *
 * @param key {@code measure/provision}
 * @param effect what it does, with the chips in scope
 * @param headquarters countries where buyers in scope have their headquarters, empty for wherever
 * @param phaseInQuarters length of the linear phase-in
 * @param onsets start in each draw, in quarters on the time axis
 * @param ends end in each draw, in the same unit, never before the onset
 * @param strengths strength after leakage in each draw, 0 where it does not take effect
 */
@SuppressWarnings("ArrayRecordComponent") // one column of numbers a draw, made and read once
public record ProvisionSample(
        String key,
        Effect effect,
        List<String> headquarters,
        double phaseInQuarters,
        double[] onsets,
        double[] ends,
        double[] strengths) {}
