package chipgap.forecast.model;

import chipgap.forecast.model.PartColumns.Output;
import chipgap.kernel.random.Sampler;
import chipgap.kernel.summary.Estimate;
import chipgap.kernel.summary.ScrambledSummary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Running summary of one case of a sweep. Adding is a sum of integers: the result does not depend on the order of the parts. */
public final class CaseSummary {
    private final Years years;
    private final Sampler sampler;
    /** By output: a summary a quarter, then a calendar year. */
    private final Map<Output, List<ScrambledSummary>> summaries = new EnumMap<>(Output.class);

    /** An empty summary of a world. */
    public CaseSummary(ForecastSpec spec) {
        years = new Years(spec.horizon());
        sampler = spec.sampler();
        for (Output output : Output.values()) {
            summaries.put(
                    output,
                    Stream.generate(() -> new ScrambledSummary(sampler.scrambles()))
                            .limit(quarters() + years.count())
                            .toList());
        }
    }

    private int quarters() {
        return years.horizon().length();
    }

    /** Adds all draws of a part. */
    public void add(PartColumns part) {
        Scrambles.forEach(sampler, part.firstDraw(), part.drawCount(), (scramble, from, end) -> {
            for (Map.Entry<Output, List<ScrambledSummary>> output : summaries.entrySet()) {
                for (int period = 0; period < output.getValue().size(); period++) {
                    float[] column = part.column(output.getKey(), period);
                    output.getValue().get(period).add(scramble, Arrays.copyOfRange(column, from, end));
                }
            }
        });
    }

    /** What came out; to be asked once all draws are there. */
    public SweepOutlook result() {
        return new SweepOutlook(
                IntStream.range(0, quarters()).mapToObj(this::period).toList(),
                IntStream.range(0, years.count())
                        .mapToObj(year -> period(quarters() + year))
                        .toList());
    }

    private SweepOutlook.Period period(int period) {
        Estimate shortage = summary(Output.SHORTFALL, period).shareAboveZero();
        return new SweepOutlook.Period(
                Spread.of(summary(Output.DEMAND, period)),
                Spread.of(summary(Output.SUPPLY, period)),
                Spread.of(summary(Output.SHORTFALL, period)),
                new Share(shortage.value(), shortage.standardError()));
    }

    private ScrambledSummary summary(Output output, int period) {
        return Objects.requireNonNull(summaries.get(output)).get(period);
    }
}
