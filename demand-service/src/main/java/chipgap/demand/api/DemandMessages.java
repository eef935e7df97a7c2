package chipgap.demand.api;

import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandSample;
import chipgap.demand.model.Segment;
import chipgap.demand.model.Workload;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.Names;
import chipgap.platform.type.RawColumns;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.demand.v1.CellDemand;
import chipgap.proto.demand.v1.SampleDemandResponse;
import chipgap.proto.demand.v1.SegmentTerms;
import chipgap.proto.type.v1.ModelChoice;

/** Segments and sampled demand as messages; samples are cut to the horizon asked for. */
final class DemandMessages {
    private DemandMessages() {}

    static ModelChoice estimateChoice() {
        return ModelChoice.newBuilder()
                .setStream(TypeMessages.message(DemandModel.ESTIMATE_CHOICE))
                .setDescription("Which estimate of the market's size a draw listens to")
                .build();
    }

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

    /**
     * A sample.
     *
     * @param isRaw whether columns of cells go as octets
     */
    static SampleDemandResponse.Builder response(
            DemandSample sample, QuarterRange horizon, DrawBlock block, boolean isRaw) {
        SampleDemandResponse.Builder response = SampleDemandResponse.newBuilder();
        int[] positions = RawColumns.positions(horizon, DemandModel.HORIZON, block.drawCount());
        for (DemandSample.Cell cell : sample.cells()) {
            CellDemand.Builder message = response.addCellsBuilder()
                    .setSegment(name(cell.segment()))
                    .setWorkload(message(cell.workload()))
                    .setPriorityTier(cell.segment().priorityTier())
                    .setStateFunded(cell.stateFunded());
            if (isRaw) {
                message.setRawDemandH100E(RawColumns.octets(cell.h100e(), positions))
                        .setRawDomesticOnlyFractions(RawColumns.octets(cell.domesticOnly(), positions));
            } else {
                addNumbers(cell, positions, message);
            }
        }
        for (double kept : sample.backlogKept()) {
            response.addBacklogKeptFractions((float) kept);
        }
        for (int position : positions) {
            response.addOrderInflationFactors((float) sample.orderInflation()[position]);
            response.addBasketPriceUsdPerH100E((float) sample.price()[position]);
        }
        sample.terms().forEach(terms -> response.addSegmentTerms(message(terms, positions)));
        return response;
    }

    private static void addNumbers(DemandSample.Cell cell, int[] positions, CellDemand.Builder message) {
        for (int position : positions) {
            message.addDemandH100E((float) cell.h100e()[position]);
        }
        for (int position : positions) {
            message.addDomesticOnlyFractions((float) cell.domesticOnly()[position]);
        }
    }

    private static SegmentTerms message(DemandSample.Terms terms, int[] positions) {
        SegmentTerms.Builder message = SegmentTerms.newBuilder().setSegment(name(terms.segment()));
        for (double kept : terms.backlogKept()) {
            message.addBacklogKeptFractions((float) kept);
        }
        int[] tiers = terms.tiers();
        if (tiers != null) {
            for (int position : positions) {
                message.addPriorityTiers(tiers[position]);
            }
        }
        return message.build();
    }

    private static chipgap.proto.type.v1.Workload message(Workload workload) {
        return switch (workload) {
            case TRAINING -> chipgap.proto.type.v1.Workload.WORKLOAD_TRAINING;
            case INFERENCE -> chipgap.proto.type.v1.Workload.WORKLOAD_INFERENCE;
        };
    }
}
