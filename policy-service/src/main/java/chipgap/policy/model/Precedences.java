package chipgap.policy.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Supersession, conflicts and anticipation inside each draw. A provision of strength 0 is absent: it displaces nothing.
 *
 * <p>Supersession: what is superseded ends where its successor starts. Conflict: of provisions that cannot act at once the stronger prevails,
 * and of equally strong ones the one whose key comes first; the weaker ends where the stronger starts, or waits until the stronger has ended.
 * What is displaced does not come back. Anticipation ends where the expected provision starts.
 */
final class Precedences {
    private final Map<String, ProvisionSample> samples;
    private final Map<String, Provision> provisions;

    private Precedences(Map<String, ProvisionSample> samples, Map<String, Provision> provisions) {
        this.samples = samples;
        this.provisions = provisions;
    }

    /** Resolves in place. */
    static void resolve(Map<String, ProvisionSample> samples, Map<String, Provision> provisions) {
        Precedences precedences = new Precedences(samples, provisions);
        precedences.supersede();
        precedences.settleConflicts();
        precedences.endAnticipations();
    }

    private void supersede() {
        for (String key : successorsFirst()) {
            ProvisionSample successor = Objects.requireNonNull(samples.get(key));
            for (String other : provision(key).precedence().supersedes()) {
                ProvisionSample superseded = samples.get(other);
                for (int i = 0; superseded != null && i < successor.onsets().length; i++) {
                    if (acts(successor, i)) {
                        superseded.ends()[i] = Math.max(
                                superseded.onsets()[i],
                                Math.min(superseded.ends()[i], successor.onsets()[i]));
                    }
                }
            }
        }
    }

    /** Keys so ordered that what supersedes comes before what it supersedes. */
    private List<String> successorsFirst() {
        Set<String> backwards = new LinkedHashSet<>();
        samples.keySet().forEach(key -> visit(key, backwards));
        return new ArrayList<>(backwards).reversed();
    }

    private void visit(String key, Set<String> done) {
        if (samples.containsKey(key) && !done.contains(key)) {
            provision(key).precedence().supersedes().stream().sorted().forEach(other -> visit(other, done));
            done.add(key);
        }
    }

    private void settleConflicts() {
        Map<String, Set<String>> rivals = rivals();
        if (rivals.isEmpty()) {
            return;
        }
        int draws = samples.values().iterator().next().onsets().length;
        List<ProvisionSample> contenders = new ArrayList<>(rivals.keySet().stream()
                .map(key -> Objects.requireNonNull(samples.get(key)))
                .toList());
        for (int i = 0; i < draws; i++) {
            int draw = i;
            contenders.sort(Comparator.comparingDouble((ProvisionSample each) -> -each.strengths()[draw])
                    .thenComparing(ProvisionSample::key));
            for (int weaker = 1; weaker < contenders.size(); weaker++) {
                for (int stronger = 0; stronger < weaker; stronger++) {
                    ProvisionSample winner = contenders.get(stronger);
                    ProvisionSample loser = contenders.get(weaker);
                    if (Objects.requireNonNull(rivals.get(winner.key())).contains(loser.key())) {
                        giveWay(loser, winner, draw);
                    }
                }
            }
        }
    }

    /** Whom each provision conflicts with, whoever of the two says so. */
    private Map<String, Set<String>> rivals() {
        Map<String, Set<String>> rivals = new TreeMap<>();
        for (String key : samples.keySet()) {
            for (String other : provision(key).precedence().conflictsWith()) {
                if (samples.containsKey(other)) {
                    rivals.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(other);
                    rivals.computeIfAbsent(other, any -> new LinkedHashSet<>()).add(key);
                }
            }
        }
        return rivals;
    }

    private static void giveWay(ProvisionSample loser, ProvisionSample winner, int draw) {
        if (!acts(winner, draw) || !acts(loser, draw)) {
            return;
        }
        double start = winner.onsets()[draw];
        double end = winner.ends()[draw];
        if (loser.onsets()[draw] < start) {
            loser.ends()[draw] = Math.min(loser.ends()[draw], start);
        } else if (loser.onsets()[draw] < end) {
            loser.onsets()[draw] = Math.min(end, loser.ends()[draw]);
        }
    }

    private void endAnticipations() {
        samples.values()
                .removeIf(sample -> sample.effect() instanceof Effect.Anticipation anticipation
                        && !samples.containsKey(anticipation.of()));
        for (ProvisionSample sample : samples.values()) {
            if (sample.effect() instanceof Effect.Anticipation anticipation) {
                double[] starts =
                        Objects.requireNonNull(samples.get(anticipation.of())).onsets();
                for (int i = 0; i < starts.length; i++) {
                    sample.ends()[i] = Math.max(sample.onsets()[i], Math.min(sample.ends()[i], starts[i]));
                }
            }
        }
    }

    private static boolean acts(ProvisionSample sample, int draw) {
        return sample.strengths()[draw] > 0 && sample.onsets()[draw] < sample.ends()[draw];
    }

    private Provision provision(String key) {
        return Objects.requireNonNull(provisions.get(key));
    }
}
