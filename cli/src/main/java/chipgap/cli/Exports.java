package chipgap.cli;

import chipgap.proto.forecast.v1.Accounts;
import chipgap.proto.forecast.v1.ConstraintShare;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.PathwaySupply;
import chipgap.proto.forecast.v1.QuarterOutlook;
import chipgap.proto.forecast.v1.SegmentOutlook;
import chipgap.proto.forecast.v1.YearOutlook;
import chipgap.proto.type.v1.Distribution;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Forecasts for other programs. */
final class Exports {
    private Exports() {}

    static String json(MessageOrBuilder message) {
        try {
            return JsonFormat.printer().print(message);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("The contract holds no Any message.", impossible);
        }
    }

    /**
     * One row a quarter or calendar year, output, part and unit. Parts are "all", a pathway, a segment or a constraint; shares and probabilities stand in the column of
     * the mean.
     */
    static void csv(Forecast forecast, PrintWriter out) {
        List<Double> probabilities = forecast.getResult()
                .getQuarters(0)
                .getDemandH100E()
                .getQuantiles()
                .getProbabilitiesList();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        List<String> header = new ArrayList<>(List.of("quarter", "output", "part", "unit", "mean", "standard_error"));
        probabilities.forEach(probability -> header.add("q" + probability));
        csv.writeRecord(header);
        for (QuarterOutlook outlook : forecast.getResult().getQuartersList()) {
            write(csv, outlook, probabilities.size());
        }
        for (YearOutlook year : forecast.getResult().getYearsList()) {
            String name = String.valueOf(year.getYear());
            distribution(csv, name, "demand", "all", "H100e", year.getDemandH100E());
            distribution(csv, name, "supply", "all", "H100e", year.getSupplyH100E());
            distribution(csv, name, "served", "all", "H100e", year.getServedH100E());
            distribution(csv, name, "shortfall", "all", "H100e", year.getShortfallH100E());
            accounts(csv, name, year.getAccounts());
        }
    }

    private static void accounts(CsvWriter csv, String period, Accounts accounts) {
        distribution(csv, period, "supply", "all", "chips", accounts.getSupplyChips());
        distribution(csv, period, "shortfall", "all", "chips", accounts.getShortfallChips());
        if (accounts.hasSupplyUsd()) {
            distribution(csv, period, "supply", "all", "USD", accounts.getSupplyUsd());
            distribution(csv, period, "shortfall", "all", "USD", accounts.getShortfallUsd());
        }
        distribution(csv, period, "power", "all", "MW", accounts.getPowerMw());
        distribution(csv, period, "energy", "all", "MWh", accounts.getEnergyMwh());
        distribution(csv, period, "electricity_bill", "all", "CNY", accounts.getElectricityBillCny());
        distribution(csv, period, "electricity_subsidy", "all", "CNY", accounts.getElectricitySubsidyCny());
    }

    private static void write(CsvWriter csv, QuarterOutlook outlook, int quantiles) {
        String quarter = Quarters.text(outlook.getQuarter());
        distribution(csv, quarter, "demand", "all", "H100e", outlook.getDemandH100E());
        distribution(csv, quarter, "supply", "all", "H100e", outlook.getSupplyH100E());
        for (PathwaySupply pathway : outlook.getPathwaysList()) {
            distribution(csv, quarter, "supply", Words.of(pathway.getPathway()), "H100e", pathway.getSupplyH100E());
        }
        distribution(csv, quarter, "shortfall", "all", "H100e", outlook.getShortfallH100E());
        distribution(csv, quarter, "fill_rate", "all", "fraction", outlook.getFillRate());
        if (outlook.hasAccounts()) {
            accounts(csv, quarter, outlook.getAccounts());
        }
        share(
                csv,
                List.of(quarter, "shortage_probability", "all"),
                outlook.getShortageProbability(),
                error(outlook.hasShortageProbabilityStandardError(), outlook.getShortageProbabilityStandardError()),
                quantiles);
        for (SegmentOutlook segment : outlook.getSegmentsList()) {
            String name = Words.id(segment.getSegment());
            distribution(csv, quarter, "demand", name, "H100e", segment.getDemandH100E());
            distribution(csv, quarter, "shortfall", name, "H100e", segment.getShortfallH100E());
            distribution(csv, quarter, "fill_rate", name, "fraction", segment.getFillRate());
            share(
                    csv,
                    List.of(quarter, "shortage_probability", name),
                    segment.getShortageProbability(),
                    error(segment.hasShortageProbabilityStandardError(), segment.getShortageProbabilityStandardError()),
                    quantiles);
        }
        for (ConstraintShare constraint : outlook.getConstraintsList()) {
            share(
                    csv,
                    List.of(quarter, "binding_constraint", Words.of(constraint.getConstraint())),
                    constraint.getDrawFraction(),
                    error(constraint.hasDrawFractionStandardError(), constraint.getDrawFractionStandardError()),
                    quantiles);
        }
    }

    private static void distribution(
            CsvWriter csv, String quarter, String output, String part, String unit, Distribution distribution) {
        List<String> row = new ArrayList<>(List.of(
                quarter,
                output,
                part,
                unit,
                String.valueOf(distribution.getMean()),
                String.valueOf(distribution.getStandardError())));
        distribution.getQuantiles().getValuesList().forEach(value -> row.add(String.valueOf(value)));
        csv.writeRecord(row);
    }

    /** Nothing in forecasts of before shares had errors. */
    private static String error(boolean known, double error) {
        return known ? String.valueOf(error) : "";
    }

    private static void share(CsvWriter csv, List<String> place, double share, String error, int quantiles) {
        List<String> row = new ArrayList<>(place);
        row.addAll(List.of("fraction", String.valueOf(share), error));
        for (int i = 0; i < quantiles; i++) {
            row.add("");
        }
        csv.writeRecord(row);
    }
}
