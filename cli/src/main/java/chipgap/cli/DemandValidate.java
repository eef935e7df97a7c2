package chipgap.cli;

import chipgap.proto.demand.v1.ValidateDemandResponse;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Published statements beside the model. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Put published statements about demand beside the model, each with its percentile in it.")
final class DemandValidate extends Verb {
    @Option(names = "--markdown", description = "As a table of Markdown, for the model card.")
    private boolean markdown;

    @Mixin
    private DemandQuestion question = new DemandQuestion();

    DemandValidate(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        ValidateDemandResponse validated = question.validate(settings());
        out.printf(
                "%s · model %s%n%n",
                question.title(validated.getProvenance().getVintage()),
                validated.getProvenance().getModelVersion());
        if (markdown) {
            StatementTable.printMarkdown(validated.getChecksList(), out);
        } else {
            StatementTable.print(validated.getChecksList(), out);
        }
    }
}
