package chipgap.cli;

import chipgap.proto.policy.v1.Measure;
import chipgap.proto.policy.v1.Provision;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists measures. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the measures with what they do.")
final class PolicyList extends PolicyVerb {
    private static final int TITLE = 50;

    PolicyList(Settings settings) {
        super(settings);
    }

    @Override
    void run(PolicyClient policy, PrintWriter out) {
        TextTable table = new TextTable()
                .column("measure")
                .column("by")
                .column("announced")
                .column("stands")
                .column("does")
                .column("title", TITLE);
        for (Measure measure : policy.measures()) {
            table.row(
                    Words.id(measure.getName()),
                    measure.getJurisdiction(),
                    Dates.text(measure.getAnnouncedDate()),
                    Words.of(measure.getProvisions(0).getStatus()),
                    measure.getProvisionsList().stream()
                            .map(Provision::getEffect)
                            .map(PolicyWords::kind)
                            .distinct()
                            .collect(Collectors.joining(", ")),
                    measure.getTitle());
        }
        table.print(out);
    }
}
