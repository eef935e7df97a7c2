package chipgap.forecast.model;

import chipgap.forecast.model.Alerts.Alert;
import chipgap.forecast.model.Alerts.QuarterAlert;
import chipgap.forecast.model.Alerts.Reason;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Running summary of alerts. As with {@link ForecastSummary}, order does not matter. */
public final class AlertSummary {
    private final Composition composition;
    private final QuarterRange horizon;
    private final List<QuarterSummary> quarters;
    private final CheckpointSummary checkpoints;

    /**
     * An empty summary.
     *
     * @param asOf checkpoints lie after this date
     * @param scrambles number of scrambles of the draws
     */
    public AlertSummary(Composition composition, QuarterRange horizon, LocalDate asOf, int scrambles) {
        this.composition = composition;
        this.horizon = horizon;
        quarters = IntStream.range(0, horizon.length())
                .mapToObj(_ -> new QuarterSummary(composition.segments.size(), scrambles))
                .toList();
        checkpoints = new CheckpointSummary(asOf, horizon.end());
    }

    /** Composes a block and adds it; several blocks may do so at once. */
    public void add(SampledBlock world) {
        int first = world.offsetOf(horizon);
        composition.compose(world, (draw, q, state) -> {
            if (q >= first) {
                Constraint binding = world.supply().constraints()[q][draw];
                quarters.get(q - first).add(world.scrambleOf(draw), state, reason(state, binding));
            }
        });
        checkpoints.add(world);
    }

    /** Left-over chips point to rules rather than to makers. */
    private static Reason reason(DrawState state, Constraint binding) {
        if (state.hasIdleChips()) {
            return Reason.ELIGIBILITY;
        }
        return switch (binding) {
            case NONE -> Reason.PUBLISHED;
            case FOUNDRY -> Reason.FOUNDRY;
            case HBM -> Reason.HBM;
            case PACKAGING -> Reason.PACKAGING;
        };
    }

    /** What came out; to be asked once all draws are there. */
    public Alerts result() {
        return new Alerts(
                IntStream.range(0, quarters.size())
                        .mapToObj(q -> quarters.get(q).result(horizon.at(q), composition.segments))
                        .toList(),
                checkpoints.result());
    }

    private static final class QuarterSummary {
        private final SegmentSummary total;
        private final List<SegmentSummary> segments;

        QuarterSummary(int segmentCount, int scrambles) {
            total = new SegmentSummary(scrambles);
            segments = IntStream.range(0, segmentCount)
                    .mapToObj(_ -> new SegmentSummary(scrambles))
                    .toList();
        }

        synchronized void add(int scramble, DrawState state, Reason reason) {
            List<Want> wants = state.segments();
            total.add(scramble, state.total(), reason);
            for (int i = 0; i < segments.size(); i++) {
                segments.get(i).add(scramble, wants.get(i), reason);
            }
        }

        QuarterAlert result(Quarter quarter, List<String> names) {
            return new QuarterAlert(
                    quarter,
                    total.result(SegmentOutlook.ALL),
                    IntStream.range(0, segments.size())
                            .mapToObj(i -> segments.get(i).result(names.get(i)))
                            .toList());
        }
    }

    private static final class SegmentSummary {
        private final ShareSummary isShort;
        private final ShareSummary isBadlyShort;
        private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);

        SegmentSummary(int scrambles) {
            isShort = new ShareSummary(scrambles);
            isBadlyShort = new ShareSummary(scrambles);
        }

        void add(int scramble, Want want, Reason reason) {
            boolean counts = want.unmet() > AlertLevel.SHORT_SHARE * want.need();
            isShort.add(scramble, counts);
            isBadlyShort.add(scramble, want.unmet() > AlertLevel.BADLY_SHORT_SHARE * want.need());
            if (counts) {
                reasons.merge(reason, 1, Integer::sum);
            }
        }

        Alert result(String segment) {
            AlertLevel level = AlertLevel.of(
                    isShort.share().fraction(), isBadlyShort.share().fraction());
            Reason reason = reasons.entrySet().stream()
                    .filter(_ -> level != AlertLevel.ADEQUATE)
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(Reason.NONE);
            return new Alert(segment, level, reason, isShort.share(), isBadlyShort.share());
        }
    }
}
