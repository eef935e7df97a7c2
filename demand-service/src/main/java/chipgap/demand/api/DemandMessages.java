package chipgap.demand.api;

import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandPolicy;
import chipgap.demand.model.DemandSample;
import chipgap.demand.model.Segment;
import chipgap.demand.model.Workload;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Intensities;
import chipgap.platform.type.Names;
import chipgap.proto.demand.v1.CellDemand;
import chipgap.proto.demand.v1.SampleDemandResponse;
import chipgap.proto.type.v1.DomesticOnly;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.ProvisionDraws;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Segments, policy and sampled demand as messages; samples are cut to the horizon asked for. */
final class DemandMessages {
    static final String SEGMENTS = "segments";

    private DemandMessages() {}

    static chipgap.proto.demand.v1.Segment message(Segment segment) {
        return chipgap.proto.demand.v1.Segment.newBuilder()
                .setName(Names.name(SEGMENTS, segment.id()))
                .setTitle(segment.title())
                .setDescription(segment.description())
                .setPriorityTier(segment.priorityTier())
                .setPriorityReason(segment.priorityReason())
                .build();
    }

    /** Policy draws as what they do to demand. Effects on supply alone are passed over; an effect that is not known here is refused. */
    static DemandPolicy policy(PolicyDraws draws, QuarterRange horizon, DrawBlock block) {
        List<ProvisionDraws> provisions = Intensities.checked("policy", draws, block.drawCount());
        List<DemandPolicy.DomesticOnly> domesticOnly = new ArrayList<>();
        for (int i = 0; i < provisions.size(); i++) {
            ProvisionDraws provision = provisions.get(i);
            String field = "policy.provisions[%d].effect".formatted(i);
            switch (provision.getEffect().getKindCase()) {
                case DOMESTIC_ONLY ->
                    domesticOnly.add(new DemandPolicy.DomesticOnly(
                            isStateFundedOnly(field, provision.getEffect().getDomesticOnly()),
                            workloads(field, provision.getEffect().getDomesticOnly()),
                            segments(field, provision.getEffect().getDomesticOnly()),
                            Intensities.of(provision, horizon, DemandModel.HORIZON)));
                // PRIORITY_TIER, ANTICIPATION and DEMAND_SHIFT act on nothing yet, see docs/not-modelled.md.
                case BLOCK_FLOW,
                        CAP_FLOW,
                        INPUT_BLOCK,
                        SET_ASIDE,
                        PRICE_FACTOR,
                        PRIORITY_TIER,
                        ANTICIPATION,
                        DEMAND_SHIFT,
                        ELECTRICITY_SUBSIDY,
                        CONTEXT_ONLY -> {}
                case KIND_NOT_SET ->
                    throw new Failure.InvalidField(
                            field,
                            "The effect of '%s' is unset or of a kind not known here. Update the service."
                                    .formatted(provision.getProvision()));
            }
        }
        return new DemandPolicy(domesticOnly);
    }

    private static boolean isStateFundedOnly(String field, DomesticOnly effect) {
        return switch (effect.getBuyers()) {
            case BUYER_SCOPE_ALL -> false;
            case BUYER_SCOPE_STATE_FUNDED -> true;
            case BUYER_SCOPE_UNSPECIFIED, UNRECOGNIZED ->
                throw new Failure.InvalidField(
                        field + ".domestic_only.buyers",
                        "The buyers in scope are unset or not known here. Name one of the enum's values.");
        };
    }

    private static Set<Workload> workloads(String field, DomesticOnly effect) {
        if (effect.getWorkloadsCount() == 0) {
            return EnumSet.allOf(Workload.class);
        }
        Set<Workload> workloads = EnumSet.noneOf(Workload.class);
        for (chipgap.proto.type.v1.Workload workload : effect.getWorkloadsList()) {
            workloads.add(
                    switch (workload) {
                        case WORKLOAD_TRAINING -> Workload.TRAINING;
                        case WORKLOAD_INFERENCE -> Workload.INFERENCE;
                        case WORKLOAD_UNSPECIFIED, UNRECOGNIZED ->
                            throw new Failure.InvalidField(
                                    field + ".domestic_only.workloads",
                                    "A workload is unset or not known here. Name one of the enum's values.");
                    });
        }
        return workloads;
    }

    private static Set<String> segments(String field, DomesticOnly effect) {
        Set<String> segments = new HashSet<>();
        for (String segment : effect.getSegmentsList()) {
            segments.add(Names.id(field + ".domestic_only.segments", SEGMENTS, segment));
        }
        return segments;
    }

    static SampleDemandResponse.Builder response(DemandSample sample, QuarterRange horizon, DrawBlock block) {
        SampleDemandResponse.Builder response = SampleDemandResponse.newBuilder();
        int offset = horizon.start().index() - DemandModel.HORIZON.start().index();
        int length = DemandModel.HORIZON.length();
        for (DemandSample.Cell cell : sample.cells()) {
            CellDemand.Builder message = response.addCellsBuilder()
                    .setSegment(Names.name(SEGMENTS, cell.segment().id()))
                    .setWorkload(message(cell.workload()))
                    .setPriorityTier(cell.segment().priorityTier());
            for (int draw = 0; draw < block.drawCount(); draw++) {
                for (int q = 0; q < horizon.length(); q++) {
                    int position = draw * length + offset + q;
                    message.addDemandH100E((float) cell.h100e()[position]);
                    message.addDomesticOnlyFractions((float) cell.domesticOnly()[position]);
                }
            }
        }
        for (double kept : sample.backlogKept()) {
            response.addBacklogKeptFractions((float) kept);
        }
        return response;
    }

    private static chipgap.proto.type.v1.Workload message(Workload workload) {
        return switch (workload) {
            case TRAINING -> chipgap.proto.type.v1.Workload.WORKLOAD_TRAINING;
            case INFERENCE -> chipgap.proto.type.v1.Workload.WORKLOAD_INFERENCE;
        };
    }
}
