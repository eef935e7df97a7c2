package chipgap.demand.api;

import chipgap.demand.app.DemandData;
import chipgap.demand.app.SampleDemand;
import chipgap.demand.app.ShowDemand;
import chipgap.demand.app.ValidateDemand;
import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandPolicy;
import chipgap.demand.model.Segment;
import chipgap.kernel.evidence.Assumption;
import chipgap.kernel.evidence.MissingEvidenceException;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.figure.AssumptionMessages;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.Names;
import chipgap.platform.type.Page;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.demand.v1.DemandService;
import chipgap.proto.demand.v1.DemandViewRequest;
import chipgap.proto.demand.v1.DemandViewResponse;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.demand.v1.DescribeModelResponse;
import chipgap.proto.demand.v1.GetSegmentRequest;
import chipgap.proto.demand.v1.GetSegmentResponse;
import chipgap.proto.demand.v1.ListSegmentsRequest;
import chipgap.proto.demand.v1.ListSegmentsResponse;
import chipgap.proto.demand.v1.SampleDemandRequest;
import chipgap.proto.demand.v1.SampleDemandResponse;
import chipgap.proto.demand.v1.ValidateDemandRequest;
import chipgap.proto.demand.v1.ValidateDemandResponse;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.Provenance;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Supplier;

/** chipgap.demand.v1.DemandService. */
@GrpcService
@Authenticated
public class DemandGrpcService implements DemandService {
    private final DemandData data;
    private final SampleDemand sampleDemand;
    private final ShowDemand showDemand;
    private final ValidateDemand validateDemand;
    private final Offload offload;

    DemandGrpcService(
            DemandData data,
            SampleDemand sampleDemand,
            ShowDemand showDemand,
            ValidateDemand validateDemand,
            Offload offload) {
        this.data = data;
        this.sampleDemand = sampleDemand;
        this.showDemand = showDemand;
        this.validateDemand = validateDemand;
        this.offload = offload;
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<DescribeModelResponse> describeModel(DescribeModelRequest request) {
        return offload.waiting(() -> {
            DemandData.Inventory held = data.inventory();
            return DescribeModelResponse.newBuilder()
                    .setModel(TypeMessages.description(
                                    DemandModel.VERSION,
                                    held.newest(),
                                    DemandModel.HORIZON,
                                    held.rows(),
                                    held.unusedRows())
                            .toBuilder()
                            .addChoices(DemandMessages.estimateChoice()))
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListSegmentsResponse> listSegments(ListSegmentsRequest request) {
        return offload.waiting(() -> {
            Page<Segment> page = Page.of(data.segments(), Segment::id, request.getPageSize(), request.getPageToken());
            return ListSegmentsResponse.newBuilder()
                    .addAllSegments(
                            page.items().stream().map(DemandMessages::message).toList())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetSegmentResponse> getSegment(GetSegmentRequest request) {
        String id = Names.id("name", PolicyMessages.SEGMENTS, request.getName());
        return offload.waiting(() -> data.segments().stream()
                .filter(segment -> segment.id().equals(id))
                .findFirst()
                .map(segment -> GetSegmentResponse.newBuilder()
                        .setSegment(DemandMessages.message(segment))
                        .build())
                .orElseThrow(() -> new Failure.NotFound(
                        "chipgap.demand.v1.Segment",
                        request.getName(),
                        "There is no segment '%s'. ListSegments lists them.".formatted(request.getName()))));
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<SampleDemandResponse> sampleDemand(SampleDemandRequest request) {
        Vintage vintage = TypeMessages.vintage("vintage", request.getVintage());
        QuarterRange horizon = TypeMessages.horizon("horizon", request.getHorizon(), DemandModel.HORIZON);
        DrawBlock block = TypeMessages.block("block", request.getBlock());
        List<Assumption> assumptions =
                AssumptionMessages.read("assumptions", request.getAssumptionsList(), data::sampled);
        return offload.computing(() -> answering(() -> {
            SampleDemand.Result result =
                    sampleDemand.sample(vintage, assumptions, block, policy(request.getPolicy(), horizon, block));
            return DemandMessages.response(result.sample(), horizon, block, request.getRawColumns())
                    .setProvenance(provenance(vintage, block, result.inputDigest()))
                    .build();
        }));
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<DemandViewResponse> demandView(DemandViewRequest request) {
        Vintage vintage = TypeMessages.vintage("vintage", request.getVintage());
        Quarter quarter = TypeMessages.quarter("quarter", request.getQuarter());
        if (quarter.compareTo(DemandModel.HORIZON.start()) < 0 || quarter.compareTo(DemandModel.HORIZON.end()) >= 0) {
            throw new Failure.InvalidField(
                    "quarter",
                    "The quarter %s lies outside %s to %s. DescribeModel tells which quarters there are."
                            .formatted(
                                    quarter,
                                    DemandModel.HORIZON.start(),
                                    DemandModel.HORIZON.end().plus(-1)));
        }
        QuarterRange horizon = TypeMessages.horizon("horizon", request.getHorizon(), DemandModel.HORIZON);
        DrawBlock block = TypeMessages.block("block", request.getBlock());
        return offload.computing(() -> answering(() -> {
            ShowDemand.Result result =
                    showDemand.show(vintage, block, policy(request.getPolicy(), horizon, block), quarter);
            return DemandViewResponse.newBuilder()
                    .addAllAmounts(
                            result.amounts().stream().map(ViewMessages::message).toList())
                    .setProvenance(provenance(vintage, block, result.inputDigest()))
                    .build();
        }));
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<ValidateDemandResponse> validateDemand(ValidateDemandRequest request) {
        Vintage vintage = TypeMessages.vintage("vintage", request.getVintage());
        QuarterRange horizon = TypeMessages.horizon("horizon", request.getHorizon(), DemandModel.HORIZON);
        DrawBlock block = TypeMessages.block("block", request.getBlock());
        return offload.computing(() -> answering(() -> {
            ValidateDemand.Result result =
                    validateDemand.validate(vintage, block, policy(request.getPolicy(), horizon, block));
            return ValidateDemandResponse.newBuilder()
                    .addAllChecks(
                            result.checks().stream().map(TypeMessages::message).toList())
                    .setProvenance(provenance(vintage, block, result.inputDigest()))
                    .build();
        }));
    }

    private DemandPolicy policy(PolicyDraws draws, QuarterRange horizon, DrawBlock block) {
        return PolicyMessages.policy(draws, data.segments(), horizon, block);
    }

    private static Provenance provenance(Vintage vintage, DrawBlock block, String inputDigest) {
        return TypeMessages.provenance(DemandModel.VERSION, vintage, block.seed(), inputDigest);
    }

    private static <T> T answering(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (MissingEvidenceException missing) {
            throw new Failure.Precondition("NO_EVIDENCE", missing.quantity(), String.valueOf(missing.getMessage()));
        }
    }
}
