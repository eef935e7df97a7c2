package chipgap.forecast.app;

import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.Multipliers;
import chipgap.forecast.model.PolicyChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * An input that is not the same in two worlds.
 *
 * @param input what it is
 * @param base what it is in the base
 * @param other what it is in the other world
 * @param drawFraction for a provision, share of draws in which it is not the same; null for others
 */
public record ChangedInput(
        String input, String base, String other, @Nullable Double drawFraction) {

    /** What differs, first what was asked, then the provisions, then what the services know. */
    static List<ChangedInput> between(
            Questions.Grounds base, Questions.Grounds other, List<PolicyChanges.Change> provisions) {
        List<ChangedInput> changes = new ArrayList<>();
        compare(changes, "scenario", base, other, grounds -> grounds.spec().scenario());
        compare(
                changes,
                "as_of_date",
                base,
                other,
                grounds -> grounds.spec().vintage().asOf().toString());
        compare(
                changes,
                "allocation_rule",
                base,
                other,
                grounds -> grounds.spec().rule().name());
        compare(
                changes,
                "compute_basis",
                base,
                other,
                grounds -> grounds.spec().basis().name());
        multiplier(changes, "domestic_supply", base, other, Multipliers::domesticSupply);
        multiplier(changes, "imports", base, other, Multipliers::imports);
        multiplier(changes, "demand", base, other, Multipliers::demand);
        for (PolicyChanges.Change change : provisions) {
            changes.add(new ChangedInput(
                    change.provision(), strength(change.base()), strength(change.other()), change.drawFraction()));
        }
        changes.addAll(between(base.manifest(), other.manifest()));
        return changes;
    }

    /** What two manifests do not have in common. */
    static List<ChangedInput> between(Manifest base, Manifest other) {
        List<ChangedInput> changes = new ArrayList<>();
        compare(changes, "composition_version", base, other, Manifest::compositionVersion);
        compare(changes, "plan", base, other, manifest -> String.valueOf(manifest.plan()));
        upstream(changes, "policy", base, other, Manifest::policy);
        upstream(changes, "supply", base, other, Manifest::supply);
        upstream(changes, "demand", base, other, Manifest::demand);
        return changes;
    }

    private static void upstream(
            List<ChangedInput> changes,
            String name,
            Manifest base,
            Manifest other,
            Function<Manifest, Manifest.Upstream> upstream) {
        compare(changes, name + ".model_version", base, other, upstream.andThen(Manifest.Upstream::modelVersion));
        compare(changes, name + ".input_digest", base, other, upstream.andThen(Manifest.Upstream::inputDigest));
    }

    private static void multiplier(
            List<ChangedInput> changes,
            String name,
            Questions.Grounds base,
            Questions.Grounds other,
            ToDoubleFunction<Multipliers> factor) {
        compare(
                changes,
                "multipliers." + name,
                base,
                other,
                grounds -> "× " + factor.applyAsDouble(grounds.spec().multipliers()));
    }

    private static <T> void compare(
            List<ChangedInput> changes, String input, T base, T other, Function<T, String> value) {
        if (!value.apply(base).equals(value.apply(other))) {
            changes.add(new ChangedInput(input, value.apply(base), value.apply(other), null));
        }
    }

    private static String strength(double mean) {
        return mean == 0 ? "no effect" : String.format(Locale.ROOT, "mean strength %.3f", mean);
    }
}
