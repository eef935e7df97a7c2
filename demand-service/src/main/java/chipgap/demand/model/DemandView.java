package chipgap.demand.model;

import chipgap.kernel.time.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** What is wanted in one quarter, whole and by segment. */
final class DemandView {
    private static final int QUARTERS = DemandModel.HORIZON.length();
    private static final double BILLION = 1e9;

    private final DemandSample sample;
    private final int quarter;
    private final int draws;

    DemandView(DemandSample sample, Quarter quarter) {
        this.sample = sample;
        this.quarter = quarter.index() - DemandModel.HORIZON.start().index();
        draws = sample.backlogKept().length;
    }

    /** In the order of the measures; the whole before its segments. */
    List<DemandAmount> amounts() {
        List<DemandAmount> amounts = new ArrayList<>();
        for (DemandMeasure measure : DemandMeasure.values()) {
            switch (measure) {
                case NEW_DEMAND -> addSums(amounts, measure, cell -> true, (cell, i) -> 1);
                case TRAINING ->
                    addSums(amounts, measure, cell -> cell.workload() == Workload.TRAINING, (cell, i) -> 1);
                case INFERENCE ->
                    addSums(amounts, measure, cell -> cell.workload() == Workload.INFERENCE, (cell, i) -> 1);
                case STATE_FUNDED -> addSums(amounts, measure, DemandSample.Cell::stateFunded, (cell, i) -> 1);
                case DOMESTIC_ONLY -> addSums(amounts, measure, cell -> true, (cell, i) -> cell.domesticOnly()[i]);
                case ORDERS -> addSums(amounts, measure, cell -> true, (cell, i) -> sample.orderInflation()[i]);
                case VALUE -> addSums(amounts, measure, cell -> true, (cell, i) -> sample.price()[i] / BILLION);
                case ORDER_INFLATION -> amounts.add(path(measure, sample.orderInflation()));
                case BASKET_PRICE -> amounts.add(path(measure, sample.price()));
                case BACKLOG_KEPT -> addKept(amounts);
            }
        }
        return amounts;
    }

    private void addSums(
            List<DemandAmount> amounts,
            DemandMeasure measure,
            Predicate<DemandSample.Cell> counts,
            ToDoubleBiFunction<DemandSample.Cell, Integer> factor) {
        amounts.add(sum(measure, null, counts, factor));
        for (DemandSample.Terms terms : sample.terms()) {
            amounts.add(sum(
                    measure,
                    terms.segment(),
                    cell -> counts.test(cell) && cell.segment().equals(terms.segment()),
                    factor));
        }
    }

    private DemandAmount sum(
            DemandMeasure measure,
            @Nullable Segment segment,
            Predicate<DemandSample.Cell> counts,
            ToDoubleBiFunction<DemandSample.Cell, Integer> factor) {
        double[] sums = new double[draws];
        for (DemandSample.Cell cell : sample.cells()) {
            for (int draw = 0; counts.test(cell) && draw < draws; draw++) {
                int position = draw * QUARTERS + quarter;
                sums[draw] += cell.h100e()[position] * factor.applyAsDouble(cell, position);
            }
        }
        return new DemandAmount(measure, segment, sums);
    }

    private DemandAmount path(DemandMeasure measure, double[] path) {
        double[] values = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            values[draw] = path[draw * QUARTERS + quarter];
        }
        return new DemandAmount(measure, null, values);
    }

    private void addKept(List<DemandAmount> amounts) {
        amounts.add(new DemandAmount(DemandMeasure.BACKLOG_KEPT, null, sample.backlogKept()));
        sample.terms()
                .forEach(terms -> amounts.add(
                        new DemandAmount(DemandMeasure.BACKLOG_KEPT, terms.segment(), terms.backlogKept())));
    }
}
