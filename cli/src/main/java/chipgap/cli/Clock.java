package chipgap.cli;

import chipgap.proto.forecast.v1.BottleneckClockRequest;
import chipgap.proto.forecast.v1.ConstraintShare;
import chipgap.proto.forecast.v1.QuarterBottleneck;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** The clock of bottlenecks. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = "Say by quarter which input of chip making binds how often.")
final class Clock extends Question {
    Clock(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        BottleneckClockRequest request =
                BottleneckClockRequest.newBuilder().setSpec(spec()).build();
        tell(out, stub -> stub.bottleneckClock(request), answer -> {
            head(answer.getGrounds(), out);
            out.println();
            for (QuarterBottleneck quarter : answer.getQuartersList()) {
                out.printf(
                        "%s %s  %-10s  %s%n",
                        Quarters.text(quarter.getQuarter()),
                        quarter.getHasMoved() ? "▶" : " ",
                        Explain.name(Words.of(quarter.getLeading())),
                        quarter.getConstraintsList().stream().map(Clock::share).collect(Collectors.joining("  ")));
            }
        });
    }

    private static String share(ConstraintShare share) {
        return String.format(
                Locale.ROOT,
                "%s %3.0f %%",
                Explain.name(Words.of(share.getConstraint())),
                100 * share.getDrawFraction());
    }
}
