package chipgap.policy.api;

import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.Names;
import chipgap.platform.type.Page;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.app.PolicyBooks;
import chipgap.policy.app.SamplePolicy;
import chipgap.policy.app.UnknownScenarioException;
import chipgap.policy.model.Measure;
import chipgap.policy.model.PolicyModel;
import chipgap.policy.model.Scenario;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.DescribeModelResponse;
import chipgap.proto.policy.v1.GetMeasureRequest;
import chipgap.proto.policy.v1.GetMeasureResponse;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.GetScenarioResponse;
import chipgap.proto.policy.v1.ListMeasuresRequest;
import chipgap.proto.policy.v1.ListMeasuresResponse;
import chipgap.proto.policy.v1.ListScenariosRequest;
import chipgap.proto.policy.v1.ListScenariosResponse;
import chipgap.proto.policy.v1.PolicyService;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

/** chipgap.policy.v1.PolicyService. */
@GrpcService
@Authenticated
public class PolicyGrpcService implements PolicyService {
    private static final String MEASURES = "measures";
    private static final String SCENARIOS = "scenarios";

    private final PolicyBooks books;
    private final SamplePolicy samplePolicy;
    private final Offload offload;

    PolicyGrpcService(PolicyBooks books, SamplePolicy samplePolicy, Offload offload) {
        this.books = books;
        this.samplePolicy = samplePolicy;
        this.offload = offload;
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<DescribeModelResponse> describeModel(DescribeModelRequest request) {
        return offload.waiting(() -> DescribeModelResponse.newBuilder()
                .setModel(PolicyMessages.description(books.newest()))
                .build());
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListMeasuresResponse> listMeasures(ListMeasuresRequest request) {
        return offload.waiting(() -> {
            Page<Measure> page =
                    Page.of(books.newest().measures(), Measure::id, request.getPageSize(), request.getPageToken());
            return ListMeasuresResponse.newBuilder()
                    .addAllMeasures(
                            page.items().stream().map(PolicyMessages::message).toList())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetMeasureResponse> getMeasure(GetMeasureRequest request) {
        String id = Names.id("name", MEASURES, request.getName());
        return offload.waiting(() -> books.newest()
                .measure(id)
                .map(measure -> GetMeasureResponse.newBuilder()
                        .setMeasure(PolicyMessages.message(measure))
                        .build())
                .orElseThrow(() -> new Failure.NotFound(
                        "chipgap.policy.v1.Measure",
                        request.getName(),
                        "There is no measure '%s'. ListMeasures lists them.".formatted(request.getName()))));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListScenariosResponse> listScenarios(ListScenariosRequest request) {
        return offload.waiting(() -> {
            Page<Scenario> page =
                    Page.of(books.newest().scenarios(), Scenario::id, request.getPageSize(), request.getPageToken());
            return ListScenariosResponse.newBuilder()
                    .addAllScenarios(
                            page.items().stream().map(PolicyMessages::message).toList())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetScenarioResponse> getScenario(GetScenarioRequest request) {
        String id = Names.id("name", SCENARIOS, request.getName());
        return offload.waiting(() -> books.newest()
                .scenario(id)
                .map(scenario -> GetScenarioResponse.newBuilder()
                        .setScenario(PolicyMessages.message(scenario))
                        .build())
                .orElseThrow(() -> noScenario(id)));
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<SamplePolicyResponse> samplePolicy(SamplePolicyRequest request) {
        String scenario = Names.id("scenario", SCENARIOS, request.getScenario());
        Vintage vintage = TypeMessages.vintage("vintage", request.getVintage());
        QuarterRange horizon = TypeMessages.horizon("horizon", request.getHorizon(), PolicyModel.HORIZON);
        DrawBlock block = TypeMessages.block("block", request.getBlock());
        return offload.computing(() -> sample(scenario, vintage, horizon, block));
    }

    private SamplePolicyResponse sample(String scenario, Vintage vintage, QuarterRange horizon, DrawBlock block) {
        try {
            SamplePolicy.Result result = samplePolicy.sample(scenario, vintage, block);
            return SamplePolicyResponse.newBuilder()
                    .setProvenance(
                            TypeMessages.provenance(PolicyModel.VERSION, vintage, block.seed(), result.inputDigest()))
                    .setDraws(PolicyMessages.draws(result.samples(), horizon))
                    .build();
        } catch (UnknownScenarioException unknown) {
            throw noScenario(unknown.scenario());
        } catch (PolicyBooks.NoSuchRevisionException tooEarly) {
            throw new Failure.Precondition(
                    "VINTAGE_BEFORE_DATA", "vintage.recorded_time", String.valueOf(tooEarly.getMessage()));
        }
    }

    private static Failure noScenario(String id) {
        String name = Names.name(SCENARIOS, id);
        return new Failure.NotFound(
                "chipgap.policy.v1.Scenario",
                name,
                "There is no scenario '%s'. ListScenarios lists them; scenarios/baseline always exists."
                        .formatted(name));
    }
}
