package chipgap.cli;

import chipgap.proto.forecast.v1.Accounts;
import chipgap.proto.forecast.v1.ConstraintShare;
import chipgap.proto.forecast.v1.Exceedance;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.PathwaySupply;
import chipgap.proto.forecast.v1.QuarterOutlook;
import chipgap.proto.forecast.v1.SegmentOutlook;
import chipgap.proto.forecast.v1.WantDetail;
import chipgap.proto.forecast.v1.WorkloadOutlook;
import chipgap.proto.forecast.v1.YearOutlook;
import chipgap.proto.type.v1.Distribution;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forecast as CSV: one row a quarter or calendar year, output, part and unit. Parts are "all", a pathway, a segment, a workload, a constraint or
 * a threshold; shares and probabilities stand in the column of the mean.
 */
final class ForecastCsv {
    private final CsvWriter csv;
    private final int quantiles;

    private ForecastCsv(CsvWriter csv, int quantiles) {
        this.csv = csv;
        this.quantiles = quantiles;
    }

    static void print(Forecast forecast, PrintWriter out) {
        List<Double> probabilities = forecast.getResult()
                .getQuarters(0)
                .getDemandH100E()
                .getQuantiles()
                .getProbabilitiesList();
        ForecastCsv table = new ForecastCsv(CsvWriter.builder().bufferSize(0).build(out), probabilities.size());
        List<String> header = new ArrayList<>(List.of("quarter", "output", "part", "unit", "mean", "standard_error"));
        probabilities.forEach(probability -> header.add("q" + probability));
        table.csv.writeRecord(header);
        forecast.getResult().getQuartersList().forEach(table::quarter);
        forecast.getResult().getYearsList().forEach(table::year);
    }

    private void quarter(QuarterOutlook outlook) {
        String period = Quarters.text(outlook.getQuarter());
        distribution(period, "demand", "all", "H100e", outlook.getDemandH100E());
        distribution(period, "supply", "all", "H100e", outlook.getSupplyH100E());
        pathways(period, outlook.getPathwaysList());
        distribution(period, "shortfall", "all", "H100e", outlook.getShortfallH100E());
        distribution(period, "fill_rate", "all", "fraction", outlook.getFillRate());
        probability(
                period,
                "all",
                outlook.getShortageProbability(),
                outlook.hasShortageProbabilityStandardError() ? outlook.getShortageProbabilityStandardError() : null);
        if (outlook.hasDetail()) {
            detail(period, "all", outlook.getDetail());
        }
        parts(period, outlook.getSegmentsList(), outlook.getWorkloadsList());
        exceedances(period, outlook.getExceedancesList());
        if (outlook.hasAccounts()) {
            accounts(period, outlook.getAccounts());
        }
        for (ConstraintShare constraint : outlook.getConstraintsList()) {
            share(
                    List.of(period, "binding_constraint", Words.of(constraint.getConstraint())),
                    constraint.getDrawFraction(),
                    constraint.hasDrawFractionStandardError() ? constraint.getDrawFractionStandardError() : null);
        }
    }

    private void year(YearOutlook outlook) {
        String period = String.valueOf(outlook.getYear());
        distribution(period, "demand", "all", "H100e", outlook.getDemandH100E());
        distribution(period, "supply", "all", "H100e", outlook.getSupplyH100E());
        pathways(period, outlook.getPathwaysList());
        distribution(period, "shortfall", "all", "H100e", outlook.getShortfallH100E());
        distribution(period, "fill_rate", "all", "fraction", outlook.getFillRate());
        probability(period, "all", outlook.getShortageProbability(), outlook.getShortageProbabilityStandardError());
        detail(period, "all", outlook.getDetail());
        parts(period, outlook.getSegmentsList(), outlook.getWorkloadsList());
        exceedances(period, outlook.getExceedancesList());
        accounts(period, outlook.getAccounts());
    }

    private void pathways(String period, List<PathwaySupply> pathways) {
        for (PathwaySupply pathway : pathways) {
            String part = Words.of(pathway.getPathway());
            distribution(period, "supply", part, "H100e", pathway.getSupplyH100E());
            if (pathway.hasSupplyChips()) {
                distribution(period, "supply", part, "chips", pathway.getSupplyChips());
            }
            if (pathway.hasSupplyUsd()) {
                distribution(period, "supply", part, "USD", pathway.getSupplyUsd());
            }
        }
    }

    private void parts(String period, List<SegmentOutlook> segments, List<WorkloadOutlook> workloads) {
        for (SegmentOutlook segment : segments) {
            String part = Words.id(segment.getSegment());
            distribution(period, "demand", part, "H100e", segment.getDemandH100E());
            distribution(period, "shortfall", part, "H100e", segment.getShortfallH100E());
            distribution(period, "fill_rate", part, "fraction", segment.getFillRate());
            probability(
                    period,
                    part,
                    segment.getShortageProbability(),
                    segment.hasShortageProbabilityStandardError()
                            ? segment.getShortageProbabilityStandardError()
                            : null);
            if (segment.hasDetail()) {
                detail(period, part, segment.getDetail());
            }
        }
        for (WorkloadOutlook workload : workloads) {
            String part = Words.of(workload.getWorkload(), "WORKLOAD_");
            distribution(period, "demand", part, "H100e", workload.getDemandH100E());
            distribution(period, "shortfall", part, "H100e", workload.getShortfallH100E());
            distribution(period, "fill_rate", part, "fraction", workload.getFillRate());
            probability(
                    period, part, workload.getShortageProbability(), workload.getShortageProbabilityStandardError());
            detail(period, part, workload.getDetail());
        }
    }

    private void detail(String period, String part, WantDetail detail) {
        distribution(period, "served", part, "H100e", detail.getServedH100E());
        distribution(period, "backlog", part, "H100e", detail.getBacklogH100E());
        distribution(period, "lost_demand", part, "H100e", detail.getLostH100E());
        distribution(period, "shortfall", part, "chips", detail.getShortfallChips());
        if (detail.hasShortfallUsd()) {
            distribution(period, "shortfall", part, "USD", detail.getShortfallUsd());
        }
    }

    private void exceedances(String period, List<Exceedance> exceedances) {
        for (Exceedance exceedance : exceedances) {
            share(
                    List.of(period, "shortfall_above", "%.0f H100e".formatted(exceedance.getH100E())),
                    exceedance.getProbability(),
                    exceedance.getProbabilityStandardError());
        }
    }

    private void accounts(String period, Accounts accounts) {
        distribution(period, "supply", "all", "chips", accounts.getSupplyChips());
        if (accounts.hasSupplyUsd()) {
            distribution(period, "supply", "all", "USD", accounts.getSupplyUsd());
        }
        distribution(period, "domestic_share", "all", "fraction", accounts.getDomesticShare());
        distribution(period, "inventory", "all", "H100e", accounts.getInventoryH100E());
        distribution(period, "power", "all", "MW", accounts.getPowerMw());
        distribution(period, "energy", "all", "MWh", accounts.getEnergyMwh());
        distribution(period, "electricity_bill", "all", "CNY", accounts.getElectricityBillCny());
        distribution(period, "electricity_subsidy", "all", "CNY", accounts.getElectricitySubsidyCny());
    }

    private void distribution(String period, String output, String part, String unit, Distribution distribution) {
        List<String> row = new ArrayList<>(List.of(
                period,
                output,
                part,
                unit,
                String.valueOf(distribution.getMean()),
                String.valueOf(distribution.getStandardError())));
        distribution.getQuantiles().getValuesList().forEach(value -> row.add(String.valueOf(value)));
        csv.writeRecord(row);
    }

    private void probability(String period, String part, double share, @Nullable Double error) {
        share(List.of(period, "shortage_probability", part), share, error);
    }

    /** Forecasts of before shares had errors leave that cell empty. */
    private void share(List<String> place, double share, @Nullable Double error) {
        List<String> row = new ArrayList<>(place);
        row.addAll(List.of("fraction", String.valueOf(share), error == null ? "" : String.valueOf(error)));
        for (int i = 0; i < quantiles; i++) {
            row.add("");
        }
        csv.writeRecord(row);
    }
}
