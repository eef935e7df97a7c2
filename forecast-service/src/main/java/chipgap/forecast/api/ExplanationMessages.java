package chipgap.forecast.api;

import chipgap.forecast.model.Constraint;
import chipgap.forecast.model.Explanation;
import chipgap.forecast.model.Explanation.QuarterExplanation;
import chipgap.forecast.model.Explanation.SegmentExplanation;
import chipgap.forecast.model.ForecastResult.SegmentOutlook;
import chipgap.forecast.model.Share;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.ConstraintShare;
import chipgap.proto.forecast.v1.MarginalChips;
import chipgap.proto.forecast.v1.MarginalPathway;
import chipgap.proto.forecast.v1.QuarterBottleneck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Explanations as messages. */
final class ExplanationMessages {
    private ExplanationMessages() {}

    static chipgap.proto.forecast.v1.QuarterExplanation message(QuarterExplanation explanation) {
        chipgap.proto.forecast.v1.QuarterExplanation.Builder message =
                chipgap.proto.forecast.v1.QuarterExplanation.newBuilder()
                        .setQuarter(TypeMessages.message(explanation.quarter()))
                        .setTotal(message(explanation.total()))
                        .addAllSegments(explanation.segments().stream()
                                .map(ExplanationMessages::message)
                                .toList());
        new TreeMap<>(explanation.marginals())
                .forEach((constraint, marginal) -> message.addMarginals(MarginalChips.newBuilder()
                        .setConstraint(ResultMessages.message(constraint))
                        .setChips(marginal.chips())
                        .setServedH100E(marginal.servedH100e())));
        new TreeMap<>(explanation.pathways())
                .forEach((pathway, served) -> message.addPathways(MarginalPathway.newBuilder()
                        .setPathway(ResultMessages.message(pathway))
                        .setServedH100E(served)));
        return message.build();
    }

    private static chipgap.proto.forecast.v1.SegmentExplanation message(SegmentExplanation explanation) {
        return chipgap.proto.forecast.v1.SegmentExplanation.newBuilder()
                .setSegment(explanation.segment().equals(SegmentOutlook.ALL) ? "" : explanation.segment())
                .setShortage(ComparisonMessages.message(explanation.shortage()))
                .addAllConstraints(messages(explanation.constraints()))
                .setIdleChips(ComparisonMessages.message(explanation.idleChips()))
                .build();
    }

    /** The hands of the clock. */
    static List<QuarterBottleneck> bottlenecks(Explanation explanation) {
        List<QuarterBottleneck> bottlenecks = new ArrayList<>();
        Constraint before = null;
        for (QuarterExplanation quarter : explanation.quarters()) {
            Constraint leading = leading(quarter.constraints());
            bottlenecks.add(QuarterBottleneck.newBuilder()
                    .setQuarter(TypeMessages.message(quarter.quarter()))
                    .addAllConstraints(messages(quarter.constraints()))
                    .setLeading(ResultMessages.message(leading))
                    .setHasMoved(before != null && before != leading)
                    .build());
            before = leading;
        }
        return bottlenecks;
    }

    private static Constraint leading(Map<Constraint, Share> shares) {
        return new TreeMap<>(shares)
                .entrySet().stream()
                        .max(Comparator.comparingDouble(
                                entry -> entry.getValue().fraction()))
                        .orElseThrow()
                        .getKey();
    }

    private static List<ConstraintShare> messages(Map<Constraint, Share> shares) {
        return new TreeMap<>(shares)
                .entrySet().stream()
                        .map(entry -> ConstraintShare.newBuilder()
                                .setConstraint(ResultMessages.message(entry.getKey()))
                                .setDrawFraction(entry.getValue().fraction())
                                .setDrawFractionStandardError(entry.getValue().standardError())
                                .build())
                        .toList();
    }
}
