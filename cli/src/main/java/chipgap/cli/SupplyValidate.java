package chipgap.cli;

import chipgap.proto.supply.v1.ValidateSupplyResponse;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Published statements beside the model. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Put published statements about supply beside the model, each with its percentile in it.")
final class SupplyValidate extends Verb {
    @Option(names = "--markdown", description = "As a table of Markdown, for the model card.")
    private boolean markdown;

    @Mixin
    private SupplyQuestion question = new SupplyQuestion();

    SupplyValidate(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        ValidateSupplyResponse validated = question.validate(settings());
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
