package chipgap.cli;

import chipgap.proto.forecast.v1.PriorityCounterfactualRequest;
import chipgap.proto.forecast.v1.RuleComparison;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Swaps the rule of allocation. */
@Command(
        name = "priority",
        mixinStandardHelpOptions = true,
        description = "Swap the rule of allocation on the same draws: who gains, and who loses.")
final class Priority extends Question {
    @Option(
            names = "--try",
            paramLabel = "RULE",
            description = "Other rule, may be given again: ${COMPLETION-CANDIDATES}. Default: EQUAL_TIER and PRO_RATA.")
    @Nullable private List<SpecOptions.Rule> rules;

    Priority(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        PriorityCounterfactualRequest.Builder request =
                PriorityCounterfactualRequest.newBuilder().setSpec(spec());
        if (rules != null) {
            rules.forEach(rule -> request.addRules(rule.message()));
        }
        tell(out, stub -> stub.priorityCounterfactual(request.build()), answer -> {
            head(answer.getBase(), out);
            for (RuleComparison rule : answer.getRulesList()) {
                out.printf("%n%s instead%n", Words.of(rule.getAllocationRule(), "ALLOCATION_RULE_"));
                ComparisonTable.printSegments(rule.getComparison(), out);
            }
        });
    }
}
