package chipgap.cli;

import chipgap.proto.forecast.v1.SweepCaseResult;
import chipgap.proto.forecast.v1.SweepOutlook;
import chipgap.proto.type.v1.Distribution;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Sweeps as CSV: one row a case, quarter or calendar year, and output, with the columns of a forecast's CSV behind the case. */
final class SweepCsv {
    private final CsvWriter csv;
    private boolean hasHeader;

    SweepCsv(PrintWriter out) {
        csv = CsvWriter.builder().bufferSize(0).build(out);
    }

    void print(SweepCaseResult result) {
        if (!hasHeader) {
            header(result.getQuarters(0).getOutlook().getDemandH100E());
            hasHeader = true;
        }
        result.getQuartersList()
                .forEach(quarter -> period(result, Quarters.text(quarter.getQuarter()), quarter.getOutlook()));
        result.getYearsList().forEach(year -> period(result, String.valueOf(year.getYear()), year.getOutlook()));
    }

    private void header(Distribution any) {
        List<String> header =
                new ArrayList<>(List.of("case", "quarter", "output", "part", "unit", "mean", "standard_error"));
        any.getQuantiles().getProbabilitiesList().forEach(probability -> header.add("q" + probability));
        csv.writeRecord(header);
    }

    private void period(SweepCaseResult result, String period, SweepOutlook outlook) {
        distribution(result, period, "demand", outlook.getDemandH100E());
        distribution(result, period, "supply", outlook.getSupplyH100E());
        distribution(result, period, "shortfall", outlook.getShortfallH100E());
        List<String> share = new ArrayList<>(List.of(
                result.getCaseId(),
                period,
                "shortage_probability",
                "all",
                "fraction",
                String.valueOf(outlook.getShortage().getFraction()),
                String.valueOf(outlook.getShortage().getStandardError())));
        outlook.getDemandH100E().getQuantiles().getValuesList().forEach(_ -> share.add(""));
        csv.writeRecord(share);
    }

    private void distribution(SweepCaseResult result, String period, String output, Distribution distribution) {
        List<String> row = new ArrayList<>(List.of(
                result.getCaseId(),
                period,
                output,
                "all",
                "H100e",
                String.valueOf(distribution.getMean()),
                String.valueOf(distribution.getStandardError())));
        distribution.getQuantiles().getValuesList().forEach(value -> row.add(String.valueOf(value)));
        csv.writeRecord(row);
    }
}
