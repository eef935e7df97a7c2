package chipgap.forecast.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Running count of the draws in which each constraint binds. Several threads may add at once. */
final class BindingSummary {
    private static final List<Constraint> CONSTRAINTS = List.of(Constraint.values());

    private final Map<Constraint, ShareSummary> counts = new EnumMap<>(Constraint.class);

    BindingSummary(int scrambles) {
        for (Constraint constraint : Constraint.values()) {
            counts.put(constraint, new ShareSummary(scrambles));
        }
    }

    /** Adds a quarter of all draws of a block. */
    synchronized void add(SampledBlock world, int quarter) {
        for (int draw = 0; draw < world.drawCount(); draw++) {
            add(world.scrambleOf(draw), world.supply().constraints().get(world.position(draw, quarter)));
        }
    }

    synchronized void add(int scramble, Constraint binding) {
        for (Constraint constraint : CONSTRAINTS) {
            Objects.requireNonNull(counts.get(constraint)).add(scramble, constraint == binding);
        }
    }

    Map<Constraint, Share> shares() {
        Map<Constraint, Share> shares = new EnumMap<>(Constraint.class);
        counts.forEach((constraint, count) -> shares.put(constraint, count.share()));
        return shares;
    }
}
