package chipgap.forecast.model;

import java.util.EnumMap;
import java.util.Map;

/** Running count of the draws in which each constraint binds. Several threads may add at once. */
final class BindingSummary {
    private final Map<Constraint, ShareSummary> counts = new EnumMap<>(Constraint.class);

    BindingSummary(int scrambles) {
        for (Constraint constraint : Constraint.values()) {
            counts.put(constraint, new ShareSummary(scrambles));
        }
    }

    synchronized void add(int scramble, Constraint binding) {
        counts.forEach((constraint, count) -> count.add(scramble, constraint == binding));
    }

    Map<Constraint, Share> shares() {
        Map<Constraint, Share> shares = new EnumMap<>(Constraint.class);
        counts.forEach((constraint, count) -> shares.put(constraint, count.share()));
        return shares;
    }
}
