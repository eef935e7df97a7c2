package chipgap.forecast.model;

import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.time.QuarterRange;
import java.util.List;
import java.util.stream.Stream;

/** The draws of a block as lines of CSV: one a draw, quarter and part. Numbers are written to the last bit. */
public final class DrawTable {
    /** The first line. */
    public static final String HEADER = "draw,quarter,part,demand_h100e,need_h100e,shortfall_h100e,supply_h100e\n";

    private DrawTable() {}

    /** The lines of a block. */
    public static String lines(SampledBlock world, AllocationRule rule, QuarterRange horizon) {
        Composition composition = Composition.of(world, rule);
        List<StringBuilder> byDraw =
                Stream.generate(StringBuilder::new).limit(world.drawCount()).toList();
        int first = world.offsetOf(horizon);
        composition.compose(world, (draw, q, state) -> {
            if (q >= first) {
                String place = "%d,%s,".formatted(world.draws().firstDraw() + draw, horizon.at(q - first));
                write(byDraw.get(draw), place, composition, state);
            }
        });
        return String.join("", byDraw);
    }

    private static void write(StringBuilder lines, String place, Composition composition, DrawState state) {
        want(lines, place + "all", state.total()).append(state.supply()).append('\n');
        List<Want> wants = state.segments();
        for (int i = 0; i < wants.size(); i++) {
            want(lines, place + composition.segments.get(i), wants.get(i)).append('\n');
        }
        for (Pathway pathway : Pathway.values()) {
            lines.append(place)
                    .append(pathway)
                    .append(",,,,")
                    .append(state.supply(pathway))
                    .append('\n');
        }
    }

    private static StringBuilder want(StringBuilder lines, String place, Want want) {
        return lines.append(place)
                .append(',')
                .append(want.demand())
                .append(',')
                .append(want.need())
                .append(',')
                .append(want.unmet())
                .append(',');
    }
}
