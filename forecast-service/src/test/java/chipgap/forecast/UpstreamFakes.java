package chipgap.forecast;

import chipgap.proto.demand.v1.CellDemand;
import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.demand.v1.SampleDemandRequest;
import chipgap.proto.demand.v1.SampleDemandResponse;
import chipgap.proto.demand.v1.SegmentTerms;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.GetScenarioResponse;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import chipgap.proto.supply.v1.Chip;
import chipgap.proto.supply.v1.ListChipsRequest;
import chipgap.proto.supply.v1.ListChipsResponse;
import chipgap.proto.supply.v1.SampleSupplyRequest;
import chipgap.proto.supply.v1.SampleSupplyResponse;
import chipgap.proto.supply.v1.SupplyFlow;
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import chipgap.proto.type.v1.DomesticOnly;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.Effect;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.Provenance;
import chipgap.proto.type.v1.ProvisionDraws;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.QuarterRange;
import chipgap.proto.type.v1.SupplyConstraint;
import chipgap.proto.type.v1.Vintage;
import chipgap.proto.type.v1.Workload;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The three upstreams as fakes on a real port. Two quarters; in draw i demand is 100 + i, supply 150, so draws above 50 fall short. The scenario
 * name travels to supply as the name of a provision and tells it how to misbehave; in the scenario "bound" a second provision reaches demand only
 * and adds 10. Calls without a token are refused.
 */
public final class UpstreamFakes implements QuarkusTestResourceLifecycleManager {
    static final int QUARTERS = 2;

    /** When the last row of all three was recorded, in seconds; demand holds it. */
    public static final long NEWEST_RECORD = 1_764_000_002;

    private @Nullable Server server;

    @Override
    public Map<String, String> start() {
        try {
            Server started = NettyServerBuilder.forPort(0)
                    .intercept(new TokenNeeded())
                    .addService(new Policy())
                    .addService(new Supply())
                    .addService(new Demand())
                    .build()
                    .start();
            server = started;
            Map<String, String> config = new HashMap<>();
            for (String client : new String[] {"policy", "supply", "demand"}) {
                config.put("quarkus.grpc.clients." + client + ".test-port", String.valueOf(started.getPort()));
            }
            return config;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    private static ModelDescription model(long newestRecord) {
        return ModelDescription.newBuilder()
                .setModelVersion("fake-1")
                .setNewestVintage(Vintage.newBuilder()
                        .setAsOfDate(
                                Date.newBuilder().setYear(2025).setMonth(11).setDay(30))
                        .setRecordedTime(Timestamp.newBuilder().setSeconds(newestRecord)))
                .setHorizon(QuarterRange.newBuilder()
                        .setStart(Quarter.newBuilder().setYear(2024).setQuarter(1))
                        .setEnd(Quarter.newBuilder().setYear(2024).setQuarter(1 + QUARTERS)))
                .build();
    }

    /** A run pins one vintage for all its calls: there is no "latest". */
    private static void requirePinned(Vintage vintage) {
        if (vintage.getAsOfDate().getYear() == 0 || vintage.getRecordedTime().getSeconds() != NEWEST_RECORD) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("not pinned: " + vintage)
                    .asRuntimeException();
        }
    }

    private static Provenance provenance(String digest) {
        return Provenance.newBuilder()
                .setModelVersion("fake-1")
                .setInputDigest(digest)
                .build();
    }

    private static <T> void answer(StreamObserver<T> observer, T response) {
        observer.onNext(response);
        observer.onCompleted();
    }

    private static final class Policy extends PolicyServiceGrpc.PolicyServiceImplBase {
        @Override
        public void describeModel(
                chipgap.proto.policy.v1.DescribeModelRequest request,
                StreamObserver<chipgap.proto.policy.v1.DescribeModelResponse> observer) {
            answer(
                    observer,
                    chipgap.proto.policy.v1.DescribeModelResponse.newBuilder()
                            .setModel(model(NEWEST_RECORD - 2))
                            .build());
        }

        @Override
        public void getScenario(GetScenarioRequest request, StreamObserver<GetScenarioResponse> observer) {
            if (request.getName().equals("scenarios/none")) {
                observer.onError(Status.NOT_FOUND
                        .withDescription("There is no scenario 'scenarios/none'.")
                        .asException());
            } else {
                answer(observer, GetScenarioResponse.getDefaultInstance());
            }
        }

        @Override
        public void samplePolicy(SamplePolicyRequest request, StreamObserver<SamplePolicyResponse> observer) {
            requirePinned(request.getVintage());
            if (request.getChangesCount() > 0) {
                String unknown = request.getChanges(0).getProvision();
                observer.onError(Status.INVALID_ARGUMENT
                        .withDescription("There is no " + unknown)
                        .asException());
                return;
            }
            boolean bound = request.getScenario().equals("scenarios/bound");
            int draws = request.getBlock().getDrawCount();
            PolicyDraws.Builder policy = PolicyDraws.newBuilder()
                    .addProvisions(provision(bound ? "scenarios/baseline" : request.getScenario(), draws));
            if (bound) {
                policy.addProvisions(provision("measures/m/provisions/bound", draws)
                        .setEffect(Effect.newBuilder().setDomesticOnly(DomesticOnly.getDefaultInstance())));
            }
            answer(
                    observer,
                    SamplePolicyResponse.newBuilder()
                            .setProvenance(provenance("policy"))
                            .setDraws(policy)
                            .build());
        }

        private static ProvisionDraws.Builder provision(String name, int draws) {
            return ProvisionDraws.newBuilder()
                    .setProvision(name)
                    .addAllOnsetQuarters(Collections.nCopies(draws, 1f))
                    .addAllEndQuarters(Collections.nCopies(draws, 8f))
                    .addAllStrengths(Collections.nCopies(draws, .5f));
        }
    }

    private static final class Supply extends SupplyServiceGrpc.SupplyServiceImplBase {
        @Override
        public void describeModel(
                chipgap.proto.supply.v1.DescribeModelRequest request,
                StreamObserver<chipgap.proto.supply.v1.DescribeModelResponse> observer) {
            answer(
                    observer,
                    chipgap.proto.supply.v1.DescribeModelResponse.newBuilder()
                            .setModel(model(NEWEST_RECORD - 1))
                            .build());
        }

        @Override
        public void listChips(ListChipsRequest request, StreamObserver<ListChipsResponse> observer) {
            answer(
                    observer,
                    ListChipsResponse.newBuilder()
                            .addChips(Chip.newBuilder()
                                    .setName("chips/any")
                                    .setHbmStackCount(8)
                                    .setPriceUsd(20_000))
                            .build());
        }

        @Override
        public void sampleSupply(SampleSupplyRequest request, StreamObserver<SampleSupplyResponse> observer) {
            try {
                answer(observer, sample(request));
            } catch (StatusRuntimeException refusal) {
                observer.onError(refusal);
            }
        }

        private static SampleSupplyResponse sample(SampleSupplyRequest request) {
            requirePinned(request.getVintage());
            if (!request.getBlock().hasPlan() && !request.getBlock().getMedians()) {
                throw Status.INVALID_ARGUMENT.withDescription("no plan").asRuntimeException();
            }
            String digest = "supply";
            switch (request.getPolicy().getProvisions(0).getProvision()) {
                case "scenarios/supply-away" -> throw Status.UNAVAILABLE.asRuntimeException();
                case "scenarios/supply-broken" ->
                    throw Status.INTERNAL.withDescription("secret").asRuntimeException();
                case "scenarios/slow" -> pause();
                case "scenarios/changing" -> digest += request.getBlock().getFirstDraw();
                default -> {}
            }
            SupplyFlow.Builder flow = SupplyFlow.newBuilder()
                    .setChip("chips/any")
                    .setPathway(Pathway.PATHWAY_DOMESTIC)
                    .setDomestic(true)
                    .addWorkloads(Workload.WORKLOAD_TRAINING)
                    .setH100EPerChip(.5);
            SampleSupplyResponse.Builder response =
                    SampleSupplyResponse.newBuilder().setProvenance(provenance(digest));
            for (int i = 0; i < request.getBlock().getDrawCount(); i++) {
                response.addDomesticEffectiveness(1);
            }
            for (int i = 0; i < request.getBlock().getDrawCount() * QUARTERS; i++) {
                flow.addChips(300);
                response.addBindingConstraints(
                        i % QUARTERS == 0
                                ? SupplyConstraint.SUPPLY_CONSTRAINT_NONE
                                : SupplyConstraint.SUPPLY_CONSTRAINT_HBM);
            }
            return response.addFlows(flow).build();
        }

        private static void pause() {
            try {
                Thread.sleep(300);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Demand extends DemandServiceGrpc.DemandServiceImplBase {
        @Override
        public void describeModel(
                chipgap.proto.demand.v1.DescribeModelRequest request,
                StreamObserver<chipgap.proto.demand.v1.DescribeModelResponse> observer) {
            answer(
                    observer,
                    chipgap.proto.demand.v1.DescribeModelResponse.newBuilder()
                            .setModel(model(NEWEST_RECORD))
                            .build());
        }

        @Override
        public void sampleDemand(SampleDemandRequest request, StreamObserver<SampleDemandResponse> observer) {
            requirePinned(request.getVintage());
            DrawBlock block = request.getBlock();
            int extra = request.getPolicy().getProvisionsCount() - 1;
            CellDemand.Builder cell =
                    CellDemand.newBuilder().setSegment("segments/all").setWorkload(Workload.WORKLOAD_TRAINING);
            SampleDemandResponse.Builder response =
                    SampleDemandResponse.newBuilder().setProvenance(provenance("demand"));
            SegmentTerms.Builder terms = SegmentTerms.newBuilder().setSegment("segments/all");
            for (int draw = 0; draw < block.getDrawCount(); draw++) {
                for (int q = 0; q < QUARTERS; q++) {
                    cell.addDemandH100E((float) (100 + block.getFirstDraw() + draw + 10L * extra));
                    cell.addDomesticOnlyFractions(0);
                    response.addBasketPriceUsdPerH100E(25_000);
                }
                terms.addBacklogKeptFractions(0);
            }
            answer(observer, response.addCells(cell).addSegmentTerms(terms).build());
        }
    }
}
