package chipgap.kernel.evidence;

import chipgap.kernel.distribution.TwoPieceNormal;
import chipgap.kernel.random.CorrelatedNormal;
import chipgap.kernel.random.DrawBlock;
import java.util.List;

/** An uncertain number that holds at all times: the pool of what its sources last said. */
public final class UncertainValue {
    private final Quantity quantity;
    private final OpinionPool pool;
    private final List<TwoPieceNormal> opinions;

    UncertainValue(Quantity quantity, OpinionPool pool) {
        this.quantity = quantity;
        this.pool = pool;
        this.opinions = pool.voices().stream()
                .map(voice -> OpinionPool.latest(voice).onScale(quantity.kind()))
                .toList();
    }

    /** One value a draw, in the unit of the quantity. */
    public double[] sample(DrawBlock block) {
        double[] values = new CorrelatedNormal(quantity.input(), quantity.loadings()).sample(block);
        int[] picks = pool.pick(block);
        for (int i = 0; i < values.length; i++) {
            values[i] = opinions.get(picks[i]).atNormal(values[i]);
        }
        quantity.kind().fromScale(values);
        return values;
    }
}
