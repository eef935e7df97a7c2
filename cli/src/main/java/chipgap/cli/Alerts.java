package chipgap.cli;

import chipgap.proto.forecast.v1.Alert;
import chipgap.proto.forecast.v1.AlertsRequest;
import chipgap.proto.forecast.v1.Checkpoint;
import chipgap.proto.forecast.v1.QuarterAlert;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** How bad it is, in a regulator's words. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Say how bad it is by quarter, why, and which dated change of policy comes next.")
final class Alerts extends Question {
    Alerts(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        AlertsRequest request = AlertsRequest.newBuilder().setSpec(spec()).build();
        tell(out, stub -> stub.alerts(request), answer -> {
            head(answer.getGrounds(), out);
            out.println();
            out.println("quarter  level     reason       P(short)  segments that are worse than tight");
            for (QuarterAlert quarter : answer.getQuartersList()) {
                out.printf(
                        Locale.ROOT,
                        "%-7s  %-8s  %-11s  %6.0f %%  %s%n",
                        Quarters.text(quarter.getQuarter()),
                        level(quarter.getTotal()),
                        Words.of(quarter.getTotal().getReason(), "ALERT_REASON_"),
                        100 * quarter.getTotal().getShort().getFraction(),
                        worse(quarter));
            }
            out.println();
            out.println(answer.getCheckpointsCount() == 0 ? "No dated change of policy is known." : "What comes next");
            for (Checkpoint checkpoint : answer.getCheckpointsList()) {
                out.printf(
                        Locale.ROOT,
                        "%s  %s %s (%.0f %%)%n",
                        Dates.text(checkpoint.getDate()),
                        checkpoint.getProvision(),
                        checkpoint.getStarts() ? "starts" : "ends",
                        100 * checkpoint.getProbability());
            }
        });
    }

    private static String level(Alert alert) {
        return Words.of(alert.getLevel(), "ALERT_LEVEL_").toUpperCase(Locale.ROOT);
    }

    private static String worse(QuarterAlert quarter) {
        return quarter.getSegmentsList().stream()
                .filter(alert -> switch (alert.getLevel()) {
                    case ALERT_LEVEL_SHORTAGE, ALERT_LEVEL_CRITICAL -> true;
                    case ALERT_LEVEL_ADEQUATE, ALERT_LEVEL_TIGHT, ALERT_LEVEL_UNSPECIFIED, UNRECOGNIZED -> false;
                })
                .map(alert -> Words.id(alert.getSegment()) + " " + level(alert).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
