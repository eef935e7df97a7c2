package chipgap.demand.api;

import chipgap.demand.app.DemandData;
import chipgap.demand.app.SampleDemand;
import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandPolicy;
import chipgap.demand.model.Segment;
import chipgap.kernel.evidence.MissingEvidenceException;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.Names;
import chipgap.platform.type.Page;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.demand.v1.DemandService;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.demand.v1.DescribeModelResponse;
import chipgap.proto.demand.v1.GetSegmentRequest;
import chipgap.proto.demand.v1.GetSegmentResponse;
import chipgap.proto.demand.v1.ListSegmentsRequest;
import chipgap.proto.demand.v1.ListSegmentsResponse;
import chipgap.proto.demand.v1.SampleDemandRequest;
import chipgap.proto.demand.v1.SampleDemandResponse;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

/** chipgap.demand.v1.DemandService. */
@GrpcService
@Authenticated
public class DemandGrpcService implements DemandService {
    private final DemandData data;
    private final SampleDemand sampleDemand;
    private final Offload offload;

    DemandGrpcService(DemandData data, SampleDemand sampleDemand, Offload offload) {
        this.data = data;
        this.sampleDemand = sampleDemand;
        this.offload = offload;
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<DescribeModelResponse> describeModel(DescribeModelRequest request) {
        return offload.waiting(() -> {
            DemandData.Inventory held = data.inventory();
            return DescribeModelResponse.newBuilder()
                    .setModel(TypeMessages.description(
                            DemandModel.VERSION, held.newest(), DemandModel.HORIZON, held.rows(), held.unusedRows()))
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
        String id = Names.id("name", DemandMessages.SEGMENTS, request.getName());
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
        return offload.computing(
                () -> sample(vintage, horizon, block, DemandMessages.policy(request.getPolicy(), horizon, block)));
    }

    private SampleDemandResponse sample(Vintage vintage, QuarterRange horizon, DrawBlock block, DemandPolicy policy) {
        try {
            SampleDemand.Result result = sampleDemand.sample(vintage, block, policy);
            return DemandMessages.response(result.sample(), horizon, block)
                    .setProvenance(
                            TypeMessages.provenance(DemandModel.VERSION, vintage, block.seed(), result.inputDigest()))
                    .build();
        } catch (MissingEvidenceException missing) {
            throw new Failure.Precondition("NO_EVIDENCE", missing.quantity(), String.valueOf(missing.getMessage()));
        }
    }
}
