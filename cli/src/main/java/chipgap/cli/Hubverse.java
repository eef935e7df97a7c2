package chipgap.cli;

import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.QuarterOutlook;
import chipgap.proto.forecast.v1.SegmentOutlook;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.Quarter;
import com.google.type.Date;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.time.LocalDate;

/**
 * Forecasts as quantile tables of hubverse, the convention of forecast hubs: one row a target, quarter, segment and quantile, to be scored beside
 * the forecasts of others. Source: hubverse, "Model output", docs.hubverse.io.
 */
final class Hubverse {
    private final CsvWriter csv;
    private final String origin;

    private Hubverse(Forecast forecast, PrintWriter out) {
        csv = CsvWriter.builder().bufferSize(0).build(out);
        Date asOf = forecast.getSpec().getAsOfDate();
        origin = LocalDate.of(asOf.getYear(), asOf.getMonth(), asOf.getDay()).toString();
    }

    static void print(Forecast forecast, PrintWriter out) {
        Hubverse table = new Hubverse(forecast, out);
        table.csv.writeRecord(
                "origin_date", "target", "target_end_date", "location", "output_type", "output_type_id", "value");
        for (QuarterOutlook outlook : forecast.getResult().getQuartersList()) {
            table.write(outlook);
        }
    }

    private void write(QuarterOutlook outlook) {
        String end = lastDay(outlook.getQuarter());
        write("demand h100e", end, "all", outlook.getDemandH100E());
        write("supply h100e", end, "all", outlook.getSupplyH100E());
        write("shortfall h100e", end, "all", outlook.getShortfallH100E());
        for (SegmentOutlook segment : outlook.getSegmentsList()) {
            write("shortfall h100e", end, Words.id(segment.getSegment()), segment.getShortfallH100E());
        }
    }

    private void write(String target, String end, String location, Distribution distribution) {
        for (int i = 0; i < distribution.getQuantiles().getValuesCount(); i++) {
            csv.writeRecord(
                    origin,
                    target,
                    end,
                    location,
                    "quantile",
                    String.valueOf(distribution.getQuantiles().getProbabilities(i)),
                    String.valueOf(distribution.getQuantiles().getValues(i)));
        }
    }

    private static String lastDay(Quarter quarter) {
        return LocalDate.of(quarter.getYear(), 3 * quarter.getQuarter() - 2, 1)
                .plusMonths(3)
                .minusDays(1)
                .toString();
    }
}
