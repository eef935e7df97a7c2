package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Starts of AI wafers on one foundry line: wafer starts a month × 3 × share for AI dies. Controls on tools stop a share of what a quarter would
 * add to the line; what runs keeps running.
 */
final class WaferStarts {
    private static final int MONTHS_PER_QUARTER = 3;
    private static final QuarterRange STARTS = Foundry.STARTS;
    private static final int LENGTH = STARTS.length();

    private final String name;
    private final int position;
    private final @Nullable UncertainSeries published;
    private final @Nullable UncertainValue full;
    private final @Nullable UncertainValue delay;
    private final @Nullable UncertainValue ramp;
    private final UncertainValue aiShare;

    WaferStarts(FoundryLine line, Evidence evidence) {
        name = line.waferStarts();
        position = line.quarter().index() - STARTS.start().index();
        boolean isNew = line.stage() == FoundryLine.Stage.NEW;
        published = isNew ? null : evidence.series(line.waferStarts());
        full = isNew ? evidence.value(line.waferStarts()) : null;
        delay = value(evidence, line.delay());
        ramp = value(evidence, line.ramp());
        aiShare = evidence.value(line.aiShare());
    }

    /** Position of the first quarter of {@link Foundry#STARTS} in which it may start wafers. */
    int first() {
        return delay == null ? 0 : position;
    }

    private static @Nullable UncertainValue value(Evidence evidence, @Nullable String name) {
        return name == null ? null : evidence.value(name);
    }

    /**
     * Wafer starts a month of all chips, row-major, #draws × #quarters of {@link Foundry#STARTS}.
     *
     * @param paths published paths of this block by name; lines that share one sample it once
     */
    double[] capacity(DrawBlock block, SupplyPolicy policy, Map<String, double[]> paths) {
        double[] starts = full == null ? alongThePublished(block, paths) : opening(block);
        if (policy.blocks(SupplyPolicy.Input.FAB_TOOLS)) {
            withoutTools(starts, policy);
        }
        return starts;
    }

    /** AI wafers started, row-major, #draws × #quarters of {@link Foundry#STARTS}. */
    double[] sample(DrawBlock block, SupplyPolicy policy, Map<String, double[]> paths) {
        double[] starts = capacity(block, policy, paths);
        double[] shares = aiShare.sample(block);
        for (int cell = 0; cell < starts.length; cell++) {
            starts[cell] *= MONTHS_PER_QUARTER * shares[cell / LENGTH];
        }
        return starts;
    }

    private double[] alongThePublished(DrawBlock block, Map<String, double[]> paths) {
        double[] path = paths.computeIfAbsent(
                name, unsampled -> Objects.requireNonNull(published).sample(block, STARTS));
        double[] delays = delay == null ? new double[0] : delay.sample(block);
        double[] starts = new double[path.length];
        for (int draw = 0; draw < block.drawCount(); draw++) {
            int row = draw * LENGTH;
            double installed = path[row + position];
            for (int q = 0; q < LENGTH; q++) {
                starts[row + q] = delays.length == 0
                        ? path[row + Math.min(q, position)]
                        : Math.max(0, Foundry.at(path, row, LENGTH, Math.max(position, q - delays[draw])) - installed);
            }
        }
        return starts;
    }

    private double[] opening(DrawBlock block) {
        double[] rates = Objects.requireNonNull(full).sample(block);
        double[] delays = Objects.requireNonNull(delay).sample(block);
        double[] ramps = Objects.requireNonNull(ramp).sample(block);
        double[] starts = new double[block.drawCount() * LENGTH];
        for (int draw = 0; draw < block.drawCount(); draw++) {
            double opened = -position - delays[draw];
            for (int q = 0; q < LENGTH; q++) {
                starts[draw * LENGTH + q] = rates[draw] * Math.min(1, Math.max(0, (opened + q) / ramps[draw]));
            }
        }
        return starts;
    }

    private void withoutTools(double[] starts, SupplyPolicy policy) {
        int horizon = SupplyModel.HORIZON.length();
        for (int row = 0; row < starts.length; row += LENGTH) {
            double before = starts[row + Foundry.LEAD - 1];
            double lost = 0;
            for (int q = 0; q < horizon; q++) {
                int cell = row + Foundry.LEAD + q;
                double passing = policy.passing(SupplyPolicy.Input.FAB_TOOLS, row / LENGTH * horizon + q);
                lost += Math.max(0, starts[cell] - before) * (1 - passing);
                before = starts[cell];
                starts[cell] = Math.max(0, starts[cell] - lost);
            }
        }
    }

    static List<WaferStarts> of(List<FoundryLine> lines, Evidence evidence) {
        return lines.stream().map(line -> new WaferStarts(line, evidence)).toList();
    }
}
