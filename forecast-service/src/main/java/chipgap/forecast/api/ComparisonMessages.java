package chipgap.forecast.api;

import chipgap.forecast.app.ChangedInput;
import chipgap.forecast.app.CompareForecasts;
import chipgap.forecast.app.Questions;
import chipgap.forecast.model.Comparison.QuarterDifference;
import chipgap.forecast.model.Comparison.SegmentBalance;
import chipgap.forecast.model.Comparison.WantDifference;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.forecast.model.Share;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.Comparison;
import chipgap.proto.forecast.v1.Grounds;

/** Comparisons as messages. */
final class ComparisonMessages {
    private ComparisonMessages() {}

    static Grounds message(Questions.Grounds grounds) {
        return Grounds.newBuilder()
                .setSpec(ForecastMessages.message(grounds.spec()))
                .setUsedDrawCount(grounds.spec().usedDraws())
                .setManifest(ForecastMessages.message(grounds.spec(), grounds.manifest()))
                .build();
    }

    static Comparison message(CompareForecasts.Answer answer) {
        return Comparison.newBuilder()
                .addAllChangedInputs(answer.changes().stream()
                        .map(ComparisonMessages::message)
                        .toList())
                .addAllQuarters(answer.comparison().quarters().stream()
                        .map(ComparisonMessages::message)
                        .toList())
                .addAllSegments(answer.comparison().segments().stream()
                        .map(ComparisonMessages::message)
                        .toList())
                .build();
    }

    static chipgap.proto.forecast.v1.ChangedInput message(ChangedInput changed) {
        chipgap.proto.forecast.v1.ChangedInput.Builder message = chipgap.proto.forecast.v1.ChangedInput.newBuilder()
                .setInput(changed.input())
                .setBase(changed.base())
                .setOther(changed.other());
        return changed.drawFraction() == null
                ? message.build()
                : message.setDrawFraction(changed.drawFraction()).build();
    }

    private static chipgap.proto.forecast.v1.QuarterDifference message(QuarterDifference difference) {
        return chipgap.proto.forecast.v1.QuarterDifference.newBuilder()
                .setQuarter(TypeMessages.message(difference.quarter()))
                .setDemandH100E(ResultMessages.message(difference.demand()))
                .setSupplyH100E(ResultMessages.message(difference.supply()))
                .setTotal(message(difference.total()))
                .addAllSegments(difference.segments().stream()
                        .map(ComparisonMessages::message)
                        .toList())
                .build();
    }

    private static chipgap.proto.forecast.v1.WantDifference message(WantDifference difference) {
        return chipgap.proto.forecast.v1.WantDifference.newBuilder()
                .setSegment(difference.segment().equals(SegmentOutlook.ALL) ? "" : difference.segment())
                .setShortfallH100E(ResultMessages.message(difference.shortfall()))
                .setServedH100E(ResultMessages.message(difference.served()))
                .setFillRate(ResultMessages.message(difference.fillRate()))
                .setShorter(message(difference.shorter()))
                .setLessShort(message(difference.lessShort()))
                .setBaseShortage(message(difference.baseShortage()))
                .setOtherShortage(message(difference.otherShortage()))
                .build();
    }

    private static chipgap.proto.forecast.v1.SegmentBalance message(SegmentBalance balance) {
        return chipgap.proto.forecast.v1.SegmentBalance.newBuilder()
                .setSegment(balance.segment())
                .setServedH100E(ResultMessages.message(balance.served()))
                .setGains(message(balance.gains()))
                .setLoses(message(balance.loses()))
                .build();
    }

    static chipgap.proto.forecast.v1.Share message(Share share) {
        return chipgap.proto.forecast.v1.Share.newBuilder()
                .setFraction(share.fraction())
                .setStandardError(share.standardError())
                .build();
    }
}
