package chipgap.forecast.model;

import chipgap.forecast.model.PolicyBlock.Provision;
import chipgap.kernel.summary.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts in how many draws each provision is not the same in two worlds. Several blocks may be added at once. */
public final class PolicyChanges {
    private final Map<String, Count> counts = new TreeMap<>();

    private static final class Count {
        private final Summary before = new Summary();
        private final Summary after = new Summary();
        private long changed;
    }

    /**
     * A provision that is not the same in both worlds.
     *
     * @param provision resource name
     * @param drawFraction share of draws in which it is not the same
     * @param base mean strength in the base, 0 where it does not take effect
     * @param other mean strength in the other world
     */
    public record Change(String provision, double drawFraction, double base, double other) {}

    public synchronized void add(PolicyBlock base, PolicyBlock other, int drawCount) {
        Map<String, Provision> before = byName(base);
        Map<String, Provision> after = byName(other);
        List<String> names = Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .toList();
        for (String name : names) {
            add(counts.computeIfAbsent(name, _ -> new Count()), before.get(name), after.get(name), drawCount);
        }
    }

    private static Map<String, Provision> byName(PolicyBlock policy) {
        return policy.provisions().stream().collect(Collectors.toMap(Provision::name, provision -> provision));
    }

    private static void add(Count count, @Nullable Provision before, @Nullable Provision after, int drawCount) {
        for (int draw = 0; draw < drawCount; draw++) {
            double strengthBefore = before == null ? 0 : before.strengths()[draw];
            double strengthAfter = after == null ? 0 : after.strengths()[draw];
            count.before.add(strengthBefore);
            count.after.add(strengthAfter);
            if (strengthBefore != strengthAfter
                    || (before != null && after != null && strengthBefore > 0 && otherTimes(before, after, draw))) {
                count.changed++;
            }
        }
    }

    private static boolean otherTimes(Provision before, Provision after, int draw) {
        return before.onsets()[draw] != after.onsets()[draw]
                || before.ends()[draw] != after.ends()[draw]
                || before.phaseInQuarters() != after.phaseInQuarters();
    }

    /** Provisions that are not the same in some draw, in the order of their names. */
    public synchronized List<Change> result() {
        List<Change> changes = new ArrayList<>();
        counts.forEach((name, count) -> {
            if (count.changed > 0) {
                changes.add(new Change(
                        name, (double) count.changed / count.before.count(), count.before.mean(), count.after.mean()));
            }
        });
        return changes;
    }
}
