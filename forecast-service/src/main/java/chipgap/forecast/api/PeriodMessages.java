package chipgap.forecast.api;

import chipgap.forecast.model.Accounts;
import chipgap.forecast.model.ForecastResult.Exceedance;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.forecast.model.ForecastResult.Spell;
import chipgap.forecast.model.ForecastResult.WantDetail;
import chipgap.forecast.model.Pathway;
import chipgap.forecast.model.Spread;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.PathwaySupply;
import chipgap.proto.forecast.v1.SpellBegin;
import chipgap.proto.forecast.v1.WorkloadOutlook;
import chipgap.proto.type.v1.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parts of a quarter's or a year's outlook as messages. */
final class PeriodMessages {
    private PeriodMessages() {}

    static List<PathwaySupply> pathways(Map<Pathway, Spread> supply, @Nullable Accounts accounts) {
        List<PathwaySupply> messages = new ArrayList<>();
        new TreeMap<>(supply).forEach((pathway, h100e) -> messages.add(message(pathway, h100e, accounts)));
        return messages;
    }

    private static PathwaySupply message(Pathway pathway, Spread h100e, @Nullable Accounts accounts) {
        PathwaySupply.Builder message = PathwaySupply.newBuilder()
                .setPathway(ResultMessages.message(pathway))
                .setSupplyH100E(ResultMessages.message(h100e));
        if (accounts != null) {
            Spread chips = accounts.pathwayChips().get(pathway);
            Spread usd =
                    accounts.pathwayUsd() == null ? null : accounts.pathwayUsd().get(pathway);
            if (chips != null) {
                message.setSupplyChips(ResultMessages.message(chips));
            }
            if (usd != null) {
                message.setSupplyUsd(ResultMessages.message(usd));
            }
        }
        return message.build();
    }

    static chipgap.proto.forecast.v1.Accounts message(Accounts accounts) {
        chipgap.proto.forecast.v1.Accounts.Builder message = chipgap.proto.forecast.v1.Accounts.newBuilder()
                .setSupplyChips(ResultMessages.message(accounts.supplyChips()))
                .setDomesticShare(ResultMessages.message(accounts.domesticShare()))
                .setInventoryH100E(ResultMessages.message(accounts.inventory()))
                .setPowerMw(ResultMessages.message(accounts.powerMw()))
                .setEnergyMwh(ResultMessages.message(accounts.energyMwh()))
                .setElectricityBillCny(ResultMessages.message(accounts.billCny()))
                .setElectricitySubsidyCny(ResultMessages.message(accounts.subsidyCny()));
        if (accounts.supplyUsd() != null) {
            message.setSupplyUsd(ResultMessages.message(accounts.supplyUsd()));
        }
        return message.build();
    }

    static chipgap.proto.forecast.v1.WantDetail message(WantDetail detail) {
        chipgap.proto.forecast.v1.WantDetail.Builder message = chipgap.proto.forecast.v1.WantDetail.newBuilder()
                .setServedH100E(ResultMessages.message(detail.served()))
                .setBacklogH100E(ResultMessages.message(detail.backlog()))
                .setLostH100E(ResultMessages.message(detail.lost()))
                .setShortfallChips(ResultMessages.message(detail.shortfallChips()));
        if (detail.shortfallUsd() != null) {
            message.setShortfallUsd(ResultMessages.message(detail.shortfallUsd()));
        }
        if (detail.meanShortfallGivenShortage() != null && detail.meanShortfallGivenShortageError() != null) {
            message.setMeanShortfallGivenShortageH100E(detail.meanShortfallGivenShortage())
                    .setMeanShortfallGivenShortageStandardErrorH100E(detail.meanShortfallGivenShortageError());
        }
        return message.build();
    }

    /** A workload's outlook, which bears its name. */
    static WorkloadOutlook workload(SegmentOutlook outlook) {
        WorkloadOutlook.Builder message = WorkloadOutlook.newBuilder()
                .setWorkload(Workload.valueOf("WORKLOAD_" + outlook.segment()))
                .setDemandH100E(ResultMessages.message(outlook.demand()))
                .setShortfallH100E(ResultMessages.message(outlook.shortfall()))
                .setFillRate(ResultMessages.message(outlook.fillRate()))
                .setShortageProbability(outlook.shortageProbability());
        if (outlook.shortageProbabilityError() != null) {
            message.setShortageProbabilityStandardError(outlook.shortageProbabilityError());
        }
        if (outlook.detail() != null) {
            message.setDetail(message(outlook.detail()));
        }
        return message.build();
    }

    static chipgap.proto.forecast.v1.Exceedance message(Exceedance exceedance) {
        return chipgap.proto.forecast.v1.Exceedance.newBuilder()
                .setH100E(exceedance.h100e())
                .setProbability(exceedance.probability())
                .setProbabilityStandardError(exceedance.standardError())
                .build();
    }

    static chipgap.proto.forecast.v1.Spell message(Spell spell) {
        chipgap.proto.forecast.v1.Spell.Builder message = chipgap.proto.forecast.v1.Spell.newBuilder()
                .setNeverProbability(spell.never().fraction())
                .setNeverProbabilityStandardError(spell.never().standardError())
                .setQuartersToClear(ResultMessages.message(spell.quartersToClear()))
                .setLastsToTheEndProbability(spell.lastsToTheEnd().fraction())
                .setLastsToTheEndProbabilityStandardError(spell.lastsToTheEnd().standardError());
        for (Spell.Begin begin : spell.begins()) {
            message.addBegins(SpellBegin.newBuilder()
                    .setQuarter(TypeMessages.message(begin.quarter()))
                    .setProbability(begin.share().fraction())
                    .setProbabilityStandardError(begin.share().standardError()));
        }
        return message.build();
    }
}
