package chipgap.forecast.api;

import chipgap.forecast.model.AlertLevel;
import chipgap.forecast.model.Alerts;
import chipgap.forecast.model.BuyerOutlook;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.forecast.model.Multiple;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.Alert;
import chipgap.proto.forecast.v1.AlertReason;
import chipgap.proto.forecast.v1.Checkpoint;
import chipgap.proto.forecast.v1.QuarterAlert;
import chipgap.proto.forecast.v1.QuarterChips;
import chipgap.proto.forecast.v1.YearMultiple;

/** Answers as messages. */
final class AnswerMessages {
    private AnswerMessages() {}

    static YearMultiple message(Multiple.Year year) {
        return YearMultiple.newBuilder()
                .setYear(year.year())
                .setQuarterCount(year.quarterCount())
                .setFactor(ResultMessages.message(year.factor()))
                .setMedianShortageFactor(year.medianFactor())
                .setBeyondReach(ComparisonMessages.message(year.beyondReach()))
                .setShortAtOne(ComparisonMessages.message(year.shortAtOne()))
                .setShortAtFive(ComparisonMessages.message(year.shortAtClaimed()))
                .build();
    }

    static QuarterChips message(BuyerOutlook.QuarterChips chips) {
        return QuarterChips.newBuilder()
                .setQuarter(TypeMessages.message(chips.quarter()))
                .setChips(ResultMessages.message(chips.chips()))
                .setEnough(ComparisonMessages.message(chips.enough()))
                .build();
    }

    static QuarterAlert message(Alerts.QuarterAlert alert) {
        return QuarterAlert.newBuilder()
                .setQuarter(TypeMessages.message(alert.quarter()))
                .setTotal(message(alert.total()))
                .addAllSegments(
                        alert.segments().stream().map(AnswerMessages::message).toList())
                .build();
    }

    private static Alert message(Alerts.Alert alert) {
        return Alert.newBuilder()
                .setSegment(alert.segment().equals(SegmentOutlook.ALL) ? "" : alert.segment())
                .setLevel(message(alert.level()))
                .setReason(message(alert.reason()))
                .setShort(ComparisonMessages.message(alert.isShort()))
                .setBadlyShort(ComparisonMessages.message(alert.isBadlyShort()))
                .build();
    }

    static Checkpoint message(Alerts.Checkpoint checkpoint) {
        return Checkpoint.newBuilder()
                .setProvision(checkpoint.provision())
                .setStarts(checkpoint.starts())
                .setDate(TypeMessages.message(checkpoint.date()))
                .setProbability(checkpoint.probability())
                .build();
    }

    private static chipgap.proto.forecast.v1.AlertLevel message(AlertLevel level) {
        return switch (level) {
            case ADEQUATE -> chipgap.proto.forecast.v1.AlertLevel.ALERT_LEVEL_ADEQUATE;
            case TIGHT -> chipgap.proto.forecast.v1.AlertLevel.ALERT_LEVEL_TIGHT;
            case SHORTAGE -> chipgap.proto.forecast.v1.AlertLevel.ALERT_LEVEL_SHORTAGE;
            case CRITICAL -> chipgap.proto.forecast.v1.AlertLevel.ALERT_LEVEL_CRITICAL;
        };
    }

    private static AlertReason message(Alerts.Reason reason) {
        return switch (reason) {
            case NONE -> AlertReason.ALERT_REASON_NONE;
            case PUBLISHED -> AlertReason.ALERT_REASON_PUBLISHED;
            case FOUNDRY -> AlertReason.ALERT_REASON_FOUNDRY;
            case HBM -> AlertReason.ALERT_REASON_HBM;
            case PACKAGING -> AlertReason.ALERT_REASON_PACKAGING;
            case ELIGIBILITY -> AlertReason.ALERT_REASON_ELIGIBILITY;
        };
    }
}
