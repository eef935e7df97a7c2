package chipgap.cli;

import chipgap.proto.forecast.v1.GetSweepResponse;
import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCaseProgress;
import chipgap.proto.forecast.v1.SweepCaseResult;
import chipgap.proto.forecast.v1.SweepOutlook;
import chipgap.proto.forecast.v1.SweepYear;
import chipgap.proto.type.v1.Distribution;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sweeps as tables in a terminal. */
final class SweepTable {
    private SweepTable() {}

    static void head(Sweep sweep, PrintWriter out) {
        out.printf(
                "%s · %s · %s of %,d draws · %s%n",
                sweep.getName(),
                Words.printable(sweep.getTitle()),
                Words.counted(sweep.getCaseCount(), "case", "cases"),
                sweep.getUsedDrawCount(),
                progress(sweep));
    }

    private static String progress(Sweep sweep) {
        return "%s, %,d of %s"
                .formatted(
                        Words.of(sweep.getState(), "SWEEP_STATE_"),
                        sweep.getDonePartCount(),
                        Words.counted(sweep.getPartCount(), "part", "parts"));
    }

    static void progress(GetSweepResponse told, PrintWriter out) {
        head(told.getSweep(), out);
        int parts = told.getSweep().getPartCount() / told.getSweep().getCaseCount();
        TextTable table = new TextTable().column("case").number("parts");
        for (SweepCaseProgress each : told.getCasesList()) {
            table.row(each.getCaseId(), "%,d of %,d".formatted(each.getDonePartCount(), parts));
        }
        out.println();
        table.print(out);
    }

    static void list(List<Sweep> sweeps, PrintWriter out) {
        TextTable table = new TextTable()
                .column("sweep")
                .column("state")
                .number("cases")
                .number("draws")
                .number("parts")
                .column("created (UTC)")
                .column("title", 60);
        for (Sweep sweep : sweeps) {
            table.row(
                    sweep.getName(),
                    Words.of(sweep.getState(), "SWEEP_STATE_"),
                    "%,d".formatted(sweep.getCaseCount()),
                    "%,d".formatted(sweep.getUsedDrawCount()),
                    "%,d of %,d".formatted(sweep.getDonePartCount(), sweep.getPartCount()),
                    Dates.text(sweep.getCreateTime()),
                    sweep.getTitle());
        }
        table.print(out);
    }

    /** Shortfall of each case, year by year. */
    static void result(List<SweepCaseResult> cases, PrintWriter out) {
        out.println("Shortfall in thousand H100e a year: median and 90 % interval, P(short).");
        out.println();
        List<SweepYear> years = cases.getFirst().getYearsList();
        TextTable table = new TextTable().column("case");
        years.forEach(year -> table.number(String.valueOf(year.getYear())));
        for (SweepCaseResult each : cases) {
            List<String> row = new ArrayList<>(List.of(each.getCaseId()));
            each.getYearsList().forEach(year -> row.add(text(year.getOutlook())));
            table.row(row.toArray(String[]::new));
        }
        table.print(out);
    }

    private static String text(SweepOutlook outlook) {
        Distribution shortfall = outlook.getShortfallH100E();
        return String.format(
                Locale.ROOT,
                "%s [%s-%s] %3.0f %%",
                Spreads.thousands(Spreads.quantile(shortfall, 0.5)),
                Spreads.thousands(Spreads.quantile(shortfall, 0.05)),
                Spreads.thousands(Spreads.quantile(shortfall, 0.95)),
                100 * outlook.getShortage().getFraction());
    }
}
