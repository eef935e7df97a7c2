package chipgap.demand.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.StatementCheck;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.summary.Sample;
import chipgap.kernel.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Published statements beside what the model says of the same, draw by draw. */
final class Validation {
    private static final int QUARTERS = DemandModel.HORIZON.length();
    private static final double BILLION = 1e9;

    private final DemandSample sample;
    private final double[] h100ePerUnit;
    private final DrawBlock block;

    Validation(DemandSample sample, double[] h100ePerUnit, DrawBlock block) {
        this.sample = sample;
        this.h100ePerUnit = h100ePerUnit;
        this.block = block;
    }

    /** The statements whose figures are visible. */
    List<StatementCheck> checks(List<Statement> statements, Evidence published) {
        List<StatementCheck> checks = new ArrayList<>();
        for (Statement statement : statements) {
            for (Figure figure : published.figures(statement.quantity())) {
                if (figure.id().equals(statement.figure())) {
                    checks.add(new StatementCheck(
                            statement.title(),
                            statement.measure().unit(),
                            figure,
                            new Sample(values(statement, figure.period(), published))));
                }
            }
        }
        return checks;
    }

    private double[] values(Statement statement, Period period, Evidence published) {
        double[] values = sums(statement, period);
        double[] divisors = divisors(statement, period, published);
        for (int draw = 0; draw < values.length; draw++) {
            values[draw] /= divisors[draw];
        }
        return values;
    }

    private double[] divisors(Statement statement, Period period, Evidence published) {
        String unitPrice = statement.unitPrice();
        double[] divisors = new double[block.drawCount()];
        Arrays.fill(divisors, BILLION);
        return switch (statement.measure()) {
            case VALUE, ORDERS -> divisors;
            case CHIPS -> h100ePerUnit;
            case ORDERED_CHIPS ->
                unitPrice == null ? divisors : published.value(unitPrice).sample(block);
            case SHARE -> sums(statement.ofAll(), period);
        };
    }

    /** Sums over the quarters of the period and the segments, in H100e or USD, one a draw. */
    private double[] sums(Statement statement, Period period) {
        int first = (int) period.start() - DemandModel.HORIZON.start().index();
        int end = first + (int) period.length();
        double[] sums = new double[block.drawCount()];
        for (DemandSample.Cell cell : sample.cells()) {
            for (int draw = 0; statement.isOf(cell.segment()) && draw < sums.length; draw++) {
                for (int position = draw * QUARTERS + first; position < draw * QUARTERS + end; position++) {
                    sums[draw] += cell.h100e()[position] * factor(statement.measure(), position);
                }
            }
        }
        return sums;
    }

    private double factor(Statement.Measure measure, int position) {
        return switch (measure) {
            case CHIPS, SHARE -> 1;
            case VALUE -> sample.price()[position];
            case ORDERS, ORDERED_CHIPS -> sample.price()[position] * sample.orderInflation()[position];
        };
    }
}
