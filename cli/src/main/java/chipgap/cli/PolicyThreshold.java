package chipgap.cli;

import chipgap.proto.policy.v1.ChipCrossing;
import chipgap.proto.policy.v1.EditThresholdRequest;
import chipgap.proto.policy.v1.EditThresholdResponse;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which chips a changed threshold would catch or let go. */
@Command(
        name = "threshold",
        mixinStandardHelpOptions = true,
        description = "Say which chips of the catalogue a changed threshold would catch or let go. Changes nothing.")
final class PolicyThreshold extends PolicyVerb {
    private static final int WHY = 90;

    @Parameters(index = "0", paramLabel = "PROVISION", description = "E.g. us-october-2023-rule/flagship-chips.")
    private String provision = "";

    @Parameters(index = "1", paramLabel = "ATTRIBUTE", description = "E.g. tpp or performance_density.")
    private String attribute = "";

    @Option(
            names = "--alternative",
            paramLabel = "N",
            defaultValue = "1",
            description = "Alternative of the scope, 0 for its common conditions. Default: ${DEFAULT-VALUE}.")
    private int alternative;

    @Option(names = "--at-least", paramLabel = "N", description = "New lower bound.")
    @Nullable private Double atLeast;

    @Option(names = "--below", paramLabel = "N", description = "New upper bound.")
    @Nullable private Double below;

    @Option(names = "--date", paramLabel = "DATE", description = "Day asked about. Default: today, UTC.")
    @Nullable private LocalDate date;

    PolicyThreshold(Settings settings) {
        super(settings);
    }

    @Override
    void run(PolicyClient policy, PrintWriter out) {
        EditThresholdRequest.Builder asked = EditThresholdRequest.newBuilder()
                .setProvision(PolicyWords.provisionName(provision))
                .setAlternative(alternative)
                .setAttribute(attribute)
                .setDate(Dates.message(date == null ? LocalDate.now(ZoneOffset.UTC) : date));
        if (atLeast != null) {
            asked.setAtLeast(atLeast);
        }
        if (below != null) {
            asked.setBelow(below);
        }
        EditThresholdResponse told = policy.edit(asked.build());
        out.printf(
                "%s of %s cross%n",
                Words.counted(told.getCrossingsCount(), "chip", "chips"), Numbers.exact(told.getChipCount()));
        if (told.getCrossingsCount() > 0) {
            TextTable table = new TextTable()
                    .column("chip")
                    .column("is")
                    .column("would be")
                    .column("why", WHY);
            for (ChipCrossing crossing : told.getCrossingsList()) {
                table.row(
                        Words.id(crossing.getChip()),
                        PolicyClassify.word(crossing.getBefore()),
                        PolicyClassify.word(crossing.getAfter()),
                        crossing.getExplanation());
            }
            table.print(out);
        }
    }
}
