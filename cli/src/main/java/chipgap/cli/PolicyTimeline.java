package chipgap.cli;

import chipgap.proto.policy.v1.EffectState;
import chipgap.proto.policy.v1.GetPolicyStateRequest;
import chipgap.proto.policy.v1.GetPolicyStateResponse;
import chipgap.proto.policy.v1.ProvisionState;
import chipgap.proto.type.v1.QuarterRange;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws how strongly policy is expected to act. */
@Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description =
                "Draw how strongly each provision is expected to act, quarter by quarter, and what all of them come to.")
final class PolicyTimeline extends PolicyVerb {
    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "baseline",
            description = "Scenario, e.g. strict-enforcement. Default: ${DEFAULT-VALUE}.")
    private String scenario = "";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Only what was known by this date. Default: everything.")
    @Nullable private LocalDate asOf;

    @Option(names = "--from", paramLabel = "QUARTER", description = "First quarter, e.g. 2025Q1. Needs --to.")
    @Nullable private String from;

    @Option(names = "--to", paramLabel = "QUARTER", description = "Last quarter, e.g. 2028Q4. Needs --from.")
    @Nullable private String to;

    PolicyTimeline(Settings settings) {
        super(settings);
    }

    @Override
    void run(PolicyClient policy, PrintWriter out) {
        QuarterRange horizon = from == null && to == null ? policy.model().getHorizon() : Quarters.range(from, to);
        GetPolicyStateRequest.Builder asked = GetPolicyStateRequest.newBuilder()
                .setScenario(Words.name("scenarios", scenario))
                .setHorizon(horizon);
        if (asOf != null) {
            asked.setAsOfDate(Dates.message(asOf));
        }
        print(policy.state(asked.build()), horizon, out);
    }

    private void print(GetPolicyStateResponse state, QuarterRange horizon, PrintWriter out) {
        out.printf(
                "%s · as of %s · mean of %,d draws%n%s%n%n",
                scenario,
                Dates.text(state.getProvenance().getVintage().getAsOfDate()),
                state.getDrawCount(),
                Timeline.LEGEND);
        Timeline provisions = new Timeline(horizon);
        for (ProvisionState each : state.getProvisionsList()) {
            provisions.row(PolicyWords.provision(each.getProvision()), each.getExpectedStrengthsList());
        }
        provisions.print("provision", out);
        out.println();
        Timeline effects = new Timeline(horizon);
        for (EffectState each : state.getEffectsList()) {
            String name =
                    each.getChipClass().isEmpty() ? each.getEffect() : each.getEffect() + " · " + each.getChipClass();
            effects.row(name, each.getExpectedStrengthsList());
        }
        effects.print("all together", out);
    }
}
