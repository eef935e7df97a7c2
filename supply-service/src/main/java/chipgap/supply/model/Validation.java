package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.StatementCheck;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.summary.Sample;
import chipgap.kernel.time.Quarter;
import chipgap.supply.model.SupplyStructure.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Published statements beside what the model says of the same, draw by draw. */
final class Validation {
    private static final int QUARTERS = SupplyModel.HORIZON.length();
    private static final int YEAR = 4;

    private final SupplyStructure structure;
    private final SupplySample sample;
    private final double[][] capacity;
    private final int draws;

    Validation(SupplyStructure structure, SupplySample sample, double[][] capacity, DrawBlock block) {
        this.structure = structure;
        this.sample = sample;
        this.capacity = capacity;
        draws = block.drawCount();
    }

    /** The statements whose figures are visible, as far as any draw meets their condition. */
    List<StatementCheck> checks(List<Statement> statements, Evidence published) {
        List<StatementCheck> checks = new ArrayList<>();
        for (Statement statement : statements) {
            double[] values = values(statement);
            for (Figure figure : published.figures(statement.quantity())) {
                if (figure.id().equals(statement.figure()) && values.length > 0) {
                    checks.add(new StatementCheck(
                            statement.title(), statement.measure().unit(), figure, new Sample(values)));
                }
            }
        }
        return checks;
    }

    private double[] values(Statement statement) {
        int first = new Quarter(statement.year(), 1).index()
                - SupplyModel.HORIZON.start().index();
        return IntStream.range(0, draws)
                .filter(draw -> meets(statement, draw, first))
                .mapToDouble(draw -> value(statement, draw, first))
                .toArray();
    }

    private double value(Statement statement, int draw, int first) {
        return switch (statement.measure()) {
            case CHIPS -> chips(statement, draw, first, false);
            case DIES -> chips(statement, draw, first, true);
            case DOUBLE_PACKAGES -> chips(statement, draw, first, true) / 2;
            case CAPACITY -> capacity(statement, draw, first);
            case MULTIPLE -> chips(statement, draw, first, false) / chips(statement, draw, first - YEAR, false);
        };
    }

    /** Domestic chips of a year, or the dies in them. */
    private double chips(Statement statement, int draw, int first, boolean asDies) {
        double sum = 0;
        for (Flow flow : sample.flows()) {
            boolean isMade = flow.pathway() == Pathway.DOMESTIC || flow.pathway() == Pathway.PROXY_FABRICATION;
            if (isMade && statement.isOf(flow.chip())) {
                double chips = Arrays.stream(flow.chips(), draw * QUARTERS + first, draw * QUARTERS + first + YEAR)
                        .sum();
                sum += chips * (asDies ? diesPerChip(flow.chip()) : 1);
            }
        }
        return sum;
    }

    private int diesPerChip(String chip) {
        return structure.products().stream()
                .filter(product -> product.chip().equals(chip))
                .map(Product::diesPerChip)
                .mapToInt(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }

    private double capacity(Statement statement, int draw, int first) {
        double sum = 0;
        for (int line = 0; line < capacity.length; line++) {
            if (statement.isOf(structure.lines().get(line).id())) {
                for (int q = first; q < first + YEAR; q++) {
                    sum += capacity[line][draw * QUARTERS + q] / YEAR;
                }
            }
        }
        return sum;
    }

    /** Whether the condition holds in most of the year's quarters that are modelled. */
    private boolean meets(Statement statement, int draw, int first) {
        if (statement.given() == null) {
            return true;
        }
        int modelled = 0;
        int binding = 0;
        for (int q = first; q < first + YEAR; q++) {
            Constraint constraint = sample.constraints()[draw * QUARTERS + q];
            modelled += constraint == Constraint.NONE ? 0 : 1;
            binding += constraint == statement.given() ? 1 : 0;
        }
        return 2 * binding > modelled;
    }
}
