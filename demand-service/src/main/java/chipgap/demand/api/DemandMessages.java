package chipgap.demand.api;

import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandSample;
import chipgap.demand.model.Segment;
import chipgap.demand.model.Workload;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.Names;
import chipgap.proto.demand.v1.CellDemand;
import chipgap.proto.demand.v1.SampleDemandResponse;
import chipgap.proto.demand.v1.SegmentTerms;
import java.util.function.IntConsumer;

/** Segments and sampled demand as messages; samples are cut to the horizon asked for. */
final class DemandMessages {
    private DemandMessages() {}

    static chipgap.proto.demand.v1.Segment message(Segment segment) {
        return chipgap.proto.demand.v1.Segment.newBuilder()
                .setName(name(segment))
                .setTitle(segment.title())
                .setDescription(segment.description())
                .setPriorityTier(segment.priorityTier())
                .setPriorityReason(segment.priorityReason())
                .setHeadquartersCountryCode(segment.headquarters())
                .build();
    }

    static String name(Segment segment) {
        return Names.name(PolicyMessages.SEGMENTS, segment.id());
    }

    static SampleDemandResponse.Builder response(DemandSample sample, QuarterRange horizon, DrawBlock block) {
        SampleDemandResponse.Builder response = SampleDemandResponse.newBuilder();
        Cut cut = new Cut(horizon, block.drawCount());
        for (DemandSample.Cell cell : sample.cells()) {
            CellDemand.Builder message = response.addCellsBuilder()
                    .setSegment(name(cell.segment()))
                    .setWorkload(message(cell.workload()))
                    .setPriorityTier(cell.segment().priorityTier())
                    .setStateFunded(cell.stateFunded());
            cut.forEach(position -> message.addDemandH100E((float) cell.h100e()[position]));
            cut.forEach(position -> message.addDomesticOnlyFractions((float) cell.domesticOnly()[position]));
        }
        for (double kept : sample.backlogKept()) {
            response.addBacklogKeptFractions((float) kept);
        }
        cut.forEach(position -> response.addOrderInflationFactors((float) sample.orderInflation()[position]));
        cut.forEach(position -> response.addBasketPriceUsdPerH100E((float) sample.price()[position]));
        sample.terms().forEach(terms -> response.addSegmentTerms(message(terms, cut)));
        return response;
    }

    private static SegmentTerms message(DemandSample.Terms terms, Cut cut) {
        SegmentTerms.Builder message = SegmentTerms.newBuilder().setSegment(name(terms.segment()));
        for (double kept : terms.backlogKept()) {
            message.addBacklogKeptFractions((float) kept);
        }
        int[] tiers = terms.tiers();
        if (tiers != null) {
            cut.forEach(position -> message.addPriorityTiers(tiers[position]));
        }
        return message.build();
    }

    /** The quarters of a horizon in rows over the model's whole horizon. */
    private record Cut(QuarterRange horizon, int draws) {
        private static final int LENGTH = DemandModel.HORIZON.length();

        void forEach(IntConsumer positions) {
            int offset = horizon.start().index() - DemandModel.HORIZON.start().index();
            for (int draw = 0; draw < draws; draw++) {
                for (int q = 0; q < horizon.length(); q++) {
                    positions.accept(draw * LENGTH + offset + q);
                }
            }
        }
    }

    private static chipgap.proto.type.v1.Workload message(Workload workload) {
        return switch (workload) {
            case TRAINING -> chipgap.proto.type.v1.Workload.WORKLOAD_TRAINING;
            case INFERENCE -> chipgap.proto.type.v1.Workload.WORKLOAD_INFERENCE;
        };
    }
}
