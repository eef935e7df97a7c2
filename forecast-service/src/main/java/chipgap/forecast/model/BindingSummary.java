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
        Constraint[] binding = world.supply().constraints()[quarter];
        world.forEachScramble((scramble, from, end) -> counts.forEach((constraint, count) -> {
            int holds = 0;
            for (int draw = from; draw < end; draw++) {
                holds += binding[draw] == constraint ? 1 : 0;
            }
            count.add(scramble, holds, end - from);
        }));
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
