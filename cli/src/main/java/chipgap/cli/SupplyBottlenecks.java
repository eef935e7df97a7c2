package chipgap.cli;

import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.SupplyConstraint;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What binds, quarter by quarter. */
@Command(
        name = "bottlenecks",
        mixinStandardHelpOptions = true,
        description = "Show in which share of draws each input stops one more domestic chip, quarter by quarter.")
final class SupplyBottlenecks extends Verb {
    private static final List<SupplyConstraint> SHOWN = List.of(
            SupplyConstraint.SUPPLY_CONSTRAINT_NONE,
            SupplyConstraint.SUPPLY_CONSTRAINT_FOUNDRY,
            SupplyConstraint.SUPPLY_CONSTRAINT_HBM,
            SupplyConstraint.SUPPLY_CONSTRAINT_PACKAGING);

    @Mixin
    private SupplyQuestion question = new SupplyQuestion();

    SupplyBottlenecks(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        SupplyQuestion.Sampled sampled = question.sample(settings());
        out.println(question.title(sampled.supply().getProvenance().getVintage()));
        out.println();
        TextTable table = new TextTable().column("quarter");
        SHOWN.forEach(constraint -> table.number(Words.binding(constraint)));
        List<SupplyConstraint> binding = sampled.supply().getBindingConstraintsList();
        Quarter end = sampled.horizon().getEnd();
        int quarters = 0;
        for (Quarter q = sampled.horizon().getStart(); !q.equals(end); q = Quarters.after(q)) {
            quarters++;
        }
        Quarter quarter = sampled.horizon().getStart();
        for (int i = 0; i < quarters; i++) {
            String[] row = new String[1 + SHOWN.size()];
            row[0] = Quarters.text(quarter);
            for (int c = 0; c < SHOWN.size(); c++) {
                row[c + 1] = Numbers.percent(share(binding, SHOWN.get(c), i, quarters));
            }
            table.row(row);
            quarter = Quarters.after(quarter);
        }
        table.print(out);
    }

    /** Share of draws; the list is row-major, #draws × #quarters. */
    private static double share(
            List<SupplyConstraint> binding, SupplyConstraint constraint, int quarter, int quarters) {
        int draws = 0;
        for (int cell = quarter; cell < binding.size(); cell += quarters) {
            draws += binding.get(cell) == constraint ? 1 : 0;
        }
        return (double) draws * quarters / binding.size();
    }
}
