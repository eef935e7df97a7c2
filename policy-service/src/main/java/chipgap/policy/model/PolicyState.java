package chipgap.policy.model;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.kernel.time.PhasedWindow;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What policy comes to, quarter by quarter: means over draws.
 *
 * @param provisions one entry a provision with an effect, in ascending order of key
 * @param effects one entry an effect and class of chips, in ascending order
 */
public record PolicyState(List<OfProvision> provisions, List<OfEffect> effects) {
    /** Draws the means are taken over. */
    public static final DrawBlock DRAWS = new DrawBlock(1, 0, 2048, new MixedSampler(new DrawPlan(16, 7)));

    public PolicyState {
        provisions = List.copyOf(provisions);
        effects = List.copyOf(effects);
    }

    /**
     * One provision.
     *
     * @param sample the provision
     * @param strengths mean intensity a quarter
     * @param inForce share of draws in which it acts a quarter
     */
    public record OfProvision(ProvisionSample sample, List<Double> strengths, List<Double> inForce) {}

    /**
     * All provisions of one effect on one class of chips.
     *
     * @param effect the effect in words
     * @param chipClass id of the class, empty for an effect that is not about chips
     * @param title what the class is called, empty with it
     * @param strengths mean a quarter
     */
    public record OfEffect(String effect, String chipClass, String title, List<Double> strengths) {}

    /** The state that samples come to over the quarters of a horizon. */
    public static PolicyState of(
            List<ProvisionSample> samples, PolicyBook book, Catalogue catalogue, QuarterRange horizon) {
        List<OfProvision> provisions = new ArrayList<>();
        Map<String, double[][]> groups = new TreeMap<>();
        Map<String, OfEffect> labels = new TreeMap<>();
        List<Member> members = members(book, catalogue);
        for (ProvisionSample sample : samples) {
            double[] intensities = intensities(sample, horizon);
            provisions.add(new OfProvision(
                    sample,
                    means(intensities, horizon.length()),
                    means(Arrays.stream(intensities).map(Math::signum).toArray(), horizon.length())));
            join(sample, intensities, members, groups, labels);
        }
        List<OfEffect> effects = new ArrayList<>();
        groups.forEach((name, chips) -> {
            OfEffect label = Objects.requireNonNull(labels.get(name));
            effects.add(
                    new OfEffect(label.effect(), label.chipClass(), label.title(), meansOf(chips, horizon.length())));
        });
        return new PolicyState(provisions, effects);
    }

    /** A class and the chips in it. */
    private record Member(PolicyBook.ChipClass chipClass, List<String> chips) {}

    private static List<Member> members(PolicyBook book, Catalogue catalogue) {
        return book.chipClasses().stream()
                .map(each -> new Member(each, catalogue.chipsIn(each.scope())))
                .filter(member -> !member.chips().isEmpty())
                .toList();
    }

    private static void join(
            ProvisionSample sample,
            double[] intensities,
            List<Member> members,
            Map<String, double[][]> groups,
            Map<String, OfEffect> labels) {
        String effect = EffectWords.of(sample.effect());
        if (!(sample.effect() instanceof Effect.OnChips onChips)) {
            labels.putIfAbsent(effect, new OfEffect(effect, "", "", List.of()));
            combine(
                    sample.effect(),
                    intensities,
                    groups.computeIfAbsent(effect, any -> new double[][] {new double[intensities.length]})[0]);
            return;
        }
        for (Member member : members) {
            String name = effect + "\n" + member.chipClass().id();
            boolean touches =
                    onChips.chips().isEmpty() || member.chips().stream().anyMatch(onChips.chips()::contains);
            if (touches) {
                labels.putIfAbsent(
                        name,
                        new OfEffect(
                                effect,
                                member.chipClass().id(),
                                member.chipClass().title(),
                                List.of()));
                double[][] chips = groups.computeIfAbsent(
                        name, any -> new double[member.chips().size()][intensities.length]);
                for (int i = 0; i < chips.length; i++) {
                    if (onChips.chips().isEmpty()
                            || onChips.chips().contains(member.chips().get(i))) {
                        combine(sample.effect(), intensities, chips[i]);
                    }
                }
            }
        }
    }

    /** Blocks and bans act in series: what passes one meets the next; of anything else the highest counts. */
    private static void combine(Effect effect, double[] intensities, double[] sum) {
        boolean inSeries = switch (effect) {
            case Effect.BlockFlow _, Effect.InputBlock _, Effect.DomesticOnly _ -> true;
            case Effect.CapFlow _,
                    Effect.PriceFactor _,
                    Effect.SetAside _,
                    Effect.PriorityTier _,
                    Effect.DemandShift _,
                    Effect.Anticipation _,
                    Effect.ElectricitySubsidy _,
                    Effect.ContextOnly _ -> false;
        };
        for (int i = 0; i < sum.length; i++) {
            sum[i] = inSeries ? 1 - (1 - sum[i]) * (1 - intensities[i]) : Math.max(sum[i], intensities[i]);
        }
    }

    /** Row-major, #draws × #quarters. */
    private static double[] intensities(ProvisionSample sample, QuarterRange horizon) {
        int quarters = horizon.length();
        double[] intensities = new double[sample.strengths().length * quarters];
        for (int draw = 0; draw < sample.strengths().length; draw++) {
            if (sample.strengths()[draw] > 0) {
                PhasedWindow window =
                        new PhasedWindow(sample.onsets()[draw], sample.ends()[draw], sample.phaseInQuarters());
                for (int q = 0; q < quarters; q++) {
                    double from = horizon.start().index() + q;
                    intensities[draw * quarters + q] = sample.strengths()[draw] * window.meanOver(from, from + 1);
                }
            }
        }
        return intensities;
    }

    private static List<Double> meansOf(double[][] chips, int quarters) {
        double[] sums = new double[quarters];
        for (double[] chip : chips) {
            List<Double> means = means(chip, quarters);
            for (int q = 0; q < quarters; q++) {
                sums[q] += means.get(q) / chips.length;
            }
        }
        return Arrays.stream(sums).boxed().toList();
    }

    private static List<Double> means(double[] values, int quarters) {
        double[] sums = new double[quarters];
        for (int i = 0; i < values.length; i++) {
            sums[i % quarters] += values[i];
        }
        int draws = values.length / quarters;
        return Arrays.stream(sums).map(sum -> sum / draws).boxed().toList();
    }
}
