package chipgap.forecast.clients;

import chipgap.forecast.app.Upstreams;
import chipgap.forecast.model.DemandBlock;
import chipgap.forecast.model.PolicyBlock;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.demand.v1.CellDemand;
import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.demand.v1.DemandServiceGrpc.DemandServiceBlockingStub;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.demand.v1.SampleDemandRequest;
import chipgap.proto.demand.v1.SampleDemandResponse;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Calls demand-service. */
@ApplicationScoped
class DemandClient implements Upstreams.Demand {
    private static final String NAME = "demand";

    private final Channel channel;

    DemandClient(@GrpcClient(NAME) Channel channel) {
        this.channel = channel;
    }

    private DemandServiceBlockingStub stub() {
        return DemandServiceGrpc.newBlockingStub(channel).withDeadlineAfter(UpstreamCalls.DEADLINE);
    }

    @Override
    public Upstreams.Coverage coverage() {
        UpstreamCalls.reconnect(channel);
        return UpstreamCalls.calling(
                NAME,
                () -> Answers.coverage(stub().describeModel(DescribeModelRequest.getDefaultInstance())
                        .getModel()));
    }

    @Override
    public DemandBlock sample(Vintage vintage, QuarterRange horizon, DrawBlock block, PolicyBlock policy) {
        SampleDemandRequest request = SampleDemandRequest.newBuilder()
                .setVintage(TypeMessages.message(vintage))
                .setHorizon(TypeMessages.message(horizon))
                .setBlock(TypeMessages.message(block))
                .setPolicy(Answers.policyDraws(policy.forDemand()))
                .build();
        SampleDemandResponse response = UpstreamCalls.calling(NAME, () -> stub().sampleDemand(request));
        return new DemandBlock(
                Answers.origin(response.getProvenance()),
                response.getCellsList().stream().map(DemandClient::cell).toList(),
                Answers.column(response.getBacklogKeptFractionsList()));
    }

    private static DemandBlock.CellDemand cell(CellDemand cell) {
        return new DemandBlock.CellDemand(
                new DemandBlock.Cell(
                        cell.getSegment(),
                        Answers.workload(cell.getWorkload()),
                        cell.getPriorityTier(),
                        cell.hasWillingnessUsdPerH100E() ? cell.getWillingnessUsdPerH100E() : Double.NaN,
                        cell.getStateFunded()),
                Answers.column(cell.getDemandH100EList()),
                Answers.column(cell.getDomesticOnlyFractionsList()));
    }
}
