package chipgap.forecast.api;

import chipgap.forecast.model.Constraint;
import chipgap.forecast.model.ForecastResult;
import chipgap.forecast.model.ForecastResult.QuarterOutlook;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.forecast.model.ForecastResult.YearOutlook;
import chipgap.forecast.model.Pathway;
import chipgap.forecast.model.Spread;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.ConstraintShare;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.Quantiles;
import chipgap.proto.type.v1.SupplyConstraint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Results as messages. */
final class ResultMessages {
    private ResultMessages() {}

    static chipgap.proto.forecast.v1.ForecastResult message(ForecastResult result) {
        chipgap.proto.forecast.v1.ForecastResult.Builder message = chipgap.proto.forecast.v1.ForecastResult.newBuilder()
                .addAllQuarters(
                        result.quarters().stream().map(ResultMessages::message).toList());
        if (result.years() != null) {
            message.addAllYears(
                    result.years().stream().map(ResultMessages::message).toList());
        }
        if (result.spell() != null) {
            message.setSpell(PeriodMessages.message(result.spell()));
        }
        return message.build();
    }

    private static chipgap.proto.forecast.v1.YearOutlook message(YearOutlook year) {
        chipgap.proto.forecast.v1.YearOutlook.Builder message = chipgap.proto.forecast.v1.YearOutlook.newBuilder()
                .setYear(year.year())
                .setQuarterCount(year.quarterCount())
                .setDemandH100E(message(year.total().demand()))
                .setSupplyH100E(message(year.supply()))
                .addAllPathways(PeriodMessages.pathways(year.pathways(), year.accounts()))
                .setShortfallH100E(message(year.total().shortfall()))
                .setFillRate(message(year.total().fillRate()))
                .setShortageProbability(year.total().shortageProbability())
                .addAllSegments(
                        year.segments().stream().map(ResultMessages::message).toList())
                .addAllWorkloads(
                        year.workloads().stream().map(PeriodMessages::workload).toList())
                .addAllExceedances(
                        year.exceedances().stream().map(PeriodMessages::message).toList())
                .setAccounts(PeriodMessages.message(year.accounts()));
        if (year.total().shortageProbabilityError() != null) {
            message.setShortageProbabilityStandardError(year.total().shortageProbabilityError());
        }
        if (year.total().detail() != null) {
            message.setDetail(PeriodMessages.message(year.total().detail()));
        }
        return message.build();
    }

    private static chipgap.proto.forecast.v1.QuarterOutlook message(QuarterOutlook outlook) {
        chipgap.proto.forecast.v1.QuarterOutlook.Builder message = chipgap.proto.forecast.v1.QuarterOutlook.newBuilder()
                .setQuarter(TypeMessages.message(outlook.quarter()))
                .setDemandH100E(message(outlook.total().demand()))
                .setSupplyH100E(message(outlook.supply()))
                .setShortfallH100E(message(outlook.total().shortfall()))
                .setFillRate(message(outlook.total().fillRate()))
                .setShortageProbability(outlook.total().shortageProbability())
                .addAllSegments(
                        outlook.segments().stream().map(ResultMessages::message).toList());
        message.addAllPathways(PeriodMessages.pathways(outlook.pathways(), outlook.accounts()));
        if (outlook.total().shortageProbabilityError() != null) {
            message.setShortageProbabilityStandardError(outlook.total().shortageProbabilityError());
        }
        if (outlook.accounts() != null) {
            message.setAccounts(PeriodMessages.message(outlook.accounts()));
        }
        if (outlook.total().detail() != null) {
            message.setDetail(PeriodMessages.message(outlook.total().detail()));
        }
        if (outlook.workloads() != null) {
            message.addAllWorkloads(
                    outlook.workloads().stream().map(PeriodMessages::workload).toList());
        }
        if (outlook.exceedances() != null) {
            message.addAllExceedances(
                    outlook.exceedances().stream().map(PeriodMessages::message).toList());
        }
        Map<Constraint, Double> errors = Objects.requireNonNullElse(outlook.constraintErrors(), Map.of());
        new TreeMap<>(outlook.constraints())
                .forEach((constraint, share) ->
                        message.addConstraints(message(constraint, share, errors.get(constraint))));
        return message.build();
    }

    private static ConstraintShare message(Constraint constraint, double share, @Nullable Double error) {
        ConstraintShare.Builder message =
                ConstraintShare.newBuilder().setConstraint(message(constraint)).setDrawFraction(share);
        return error == null
                ? message.build()
                : message.setDrawFractionStandardError(error).build();
    }

    private static chipgap.proto.forecast.v1.SegmentOutlook message(SegmentOutlook outlook) {
        chipgap.proto.forecast.v1.SegmentOutlook.Builder message = chipgap.proto.forecast.v1.SegmentOutlook.newBuilder()
                .setSegment(outlook.segment())
                .setDemandH100E(message(outlook.demand()))
                .setShortfallH100E(message(outlook.shortfall()))
                .setFillRate(message(outlook.fillRate()))
                .setShortageProbability(outlook.shortageProbability());
        if (outlook.shortageProbabilityError() != null) {
            message.setShortageProbabilityStandardError(outlook.shortageProbabilityError());
        }
        if (outlook.detail() != null) {
            message.setDetail(PeriodMessages.message(outlook.detail()));
        }
        return message.build();
    }

    static Distribution message(Spread spread) {
        return Distribution.newBuilder()
                .setMean(spread.mean())
                .setStandardError(spread.standardError())
                .setQuantiles(Quantiles.newBuilder()
                        .addAllProbabilities(ForecastResult.PROBABILITIES)
                        .addAllValues(spread.quantiles()))
                .addAllQuantileStandardErrors(Objects.requireNonNullElse(spread.quantileErrors(), List.of()))
                .build();
    }

    static chipgap.proto.type.v1.Pathway message(Pathway pathway) {
        return switch (pathway) {
            case DOMESTIC -> chipgap.proto.type.v1.Pathway.PATHWAY_DOMESTIC;
            case PROXY_FABRICATION -> chipgap.proto.type.v1.Pathway.PATHWAY_PROXY_FABRICATION;
            case LEGAL_IMPORT -> chipgap.proto.type.v1.Pathway.PATHWAY_LEGAL_IMPORT;
            case GREY_MARKET -> chipgap.proto.type.v1.Pathway.PATHWAY_GREY_MARKET;
        };
    }

    static SupplyConstraint message(Constraint constraint) {
        return switch (constraint) {
            case NONE -> SupplyConstraint.SUPPLY_CONSTRAINT_NONE;
            case FOUNDRY -> SupplyConstraint.SUPPLY_CONSTRAINT_FOUNDRY;
            case HBM -> SupplyConstraint.SUPPLY_CONSTRAINT_HBM;
            case PACKAGING -> SupplyConstraint.SUPPLY_CONSTRAINT_PACKAGING;
        };
    }
}
