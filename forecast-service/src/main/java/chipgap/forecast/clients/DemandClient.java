package chipgap.forecast.clients;

import chipgap.forecast.app.Upstreams;
import chipgap.forecast.model.DemandBlock;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Lineage;
import chipgap.forecast.model.PolicyBlock;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls demand-service. */
@ApplicationScoped
class DemandClient implements Upstreams.Demand {
    private static final String NAME = "demand";

    private final Channel channel;

    DemandClient(@GrpcClient(NAME) Channel channel) {
        this.channel = channel;
    }

    private DemandServiceBlockingStub stub() {
        return DemandServiceGrpc.newBlockingStub(channel);
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
    public DemandBlock sample(ForecastSpec world, QuarterRange horizon, DrawBlock block, PolicyBlock policy) {
        SampleDemandRequest request = SampleDemandRequest.newBuilder()
                .setVintage(TypeMessages.message(world.vintage()))
                .addAllAssumptions(AssumptionTexts.of(world, Lineage.Service.DEMAND))
                .setHorizon(TypeMessages.message(horizon))
                .setBlock(TypeMessages.message(block))
                .setPolicy(Answers.policyDraws(policy.forDemand()))
                .setRawColumns(true)
                .build();
        SampleDemandResponse response = UpstreamCalls.calling(NAME, () -> stub().sampleDemand(request));
        return new DemandBlock(
                Answers.origin(response.getProvenance()),
                cells(response, horizon, block),
                response.getSegmentTermsList().stream()
                        .map(terms -> new DemandBlock.SegmentTerms(
                                terms.getSegment(),
                                Answers.column(terms.getBacklogKeptFractionsList()),
                                tiers(terms.getPriorityTiersList(), horizon.length())))
                        .toList(),
                Answers.byQuarter(Answers.column(response.getBasketPriceUsdPerH100EList()), horizon.length()));
    }

    /** The state-funded part of a cell and the rest as one: who pays makes no difference to what is allocated beyond the part bound to domestic chips. */
    private static List<DemandBlock.CellDemand> cells(
            SampleDemandResponse response, QuarterRange quarters, DrawBlock block) {
        Map<DemandBlock.Cell, DemandBlock.CellDemand> cells = new LinkedHashMap<>();
        for (CellDemand message : response.getCellsList()) {
            DemandBlock.CellDemand part = cell(message, quarters, block);
            cells.merge(part.cell(), part, DemandBlock.CellDemand::plus);
        }
        return List.copyOf(cells.values());
    }

    private static DemandBlock.CellDemand cell(CellDemand cell, QuarterRange quarters, DrawBlock block) {
        return new DemandBlock.CellDemand(
                new DemandBlock.Cell(
                        cell.getSegment(),
                        Answers.workload(cell.getWorkload()),
                        cell.getPriorityTier(),
                        cell.hasWillingnessUsdPerH100E() ? cell.getWillingnessUsdPerH100E() : Double.NaN),
                Answers.byQuarter(cell.getRawDemandH100E(), cell.getDemandH100EList(), quarters, block),
                Answers.byQuarter(
                        cell.getRawDomesticOnlyFractions(), cell.getDomesticOnlyFractionsList(), quarters, block));
    }

    private static int[][] tiers(List<Integer> messages, int quarters) {
        int[][] tiers = new int[messages.isEmpty() ? 0 : quarters][messages.size() / quarters];
        for (int i = 0; i < messages.size(); i++) {
            tiers[i % quarters][i / quarters] = messages.get(i);
        }
        return tiers;
    }
}
