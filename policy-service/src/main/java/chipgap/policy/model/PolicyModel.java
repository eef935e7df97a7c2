package chipgap.policy.model;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Policy, draw by draw: which provisions take effect, when, and how strongly. */
public final class PolicyModel {
    /** Version of the model: results of two versions may differ. */
    public static final String VERSION = "policy-2";
    /** Quarters the model can answer for. */
    public static final QuarterRange HORIZON = new QuarterRange(new Quarter(2024, 1), new Quarter(2029, 1));

    private PolicyModel() {}

    /**
     * Samples every provision that was known on a date, has an effect and is about a chip there is.
     *
     * @return samples in ascending order of key
     */
    public static List<ProvisionSample> sample(
            PolicyBook book, Scenario scenario, Catalogue catalogue, LocalDate asOf, DrawBlock block) {
        Overlay overlay = book.overlay(scenario);
        Map<String, Provision> provisions = new TreeMap<>(book.provisions());
        provisions.putAll(overlay.hypothetical());
        ProvisionSampler sampler = new ProvisionSampler(block);
        Map<String, ProvisionSample> samples = new TreeMap<>();
        provisions.forEach((key, provision) -> {
            Optional<ProvisionRecord> known = known(key, provision, overlay, asOf);
            Optional<Effect> effect = provision.effectOn(catalogue);
            if (known.isPresent() && effect.isPresent() && !(effect.get() instanceof Effect.ContextOnly)) {
                samples.put(key, sampler.sample(key, provision, effect.get(), known.get(), delay(key, overlay)));
            }
        });
        Precedences.resolve(samples, provisions);
        return List.copyOf(samples.values());
    }

    /** What is known of a provision on a date as a scenario has it; empty when it is not known yet or disabled. A hypothetical one always is. */
    static Optional<ProvisionRecord> known(String key, Provision provision, Overlay overlay, LocalDate asOf) {
        Scenario.Change change = overlay.changes().get(key);
        if (change != null && change.disables()) {
            return Optional.empty();
        }
        Optional<ProvisionRecord> known = overlay.hypothetical().containsKey(key)
                ? Optional.of(provision.newestRecord())
                : provision.recordAt(asOf);
        return change == null ? known : known.map(change::applyTo);
    }

    private static double delay(String key, Overlay overlay) {
        Scenario.Change change = overlay.changes().get(key);
        return change == null ? 0 : Objects.requireNonNullElse(change.delayQuarters(), 0.0);
    }
}
