package chipgap.policy.api;

import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.Names;
import chipgap.platform.type.Page;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.app.PolicyBooks;
import chipgap.policy.app.SamplePolicy;
import chipgap.policy.app.Situations;
import chipgap.policy.app.Situations.Situation;
import chipgap.policy.model.Measure;
import chipgap.policy.model.Overlay;
import chipgap.policy.model.PolicyModel;
import chipgap.policy.model.Scenario;
import chipgap.proto.policy.v1.ClassifyChipRequest;
import chipgap.proto.policy.v1.ClassifyChipResponse;
import chipgap.proto.policy.v1.CreateRevisionRequest;
import chipgap.proto.policy.v1.CreateRevisionResponse;
import chipgap.proto.policy.v1.CreateScenarioRequest;
import chipgap.proto.policy.v1.CreateScenarioResponse;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.DescribeModelResponse;
import chipgap.proto.policy.v1.DiffScenariosRequest;
import chipgap.proto.policy.v1.DiffScenariosResponse;
import chipgap.proto.policy.v1.EditThresholdRequest;
import chipgap.proto.policy.v1.EditThresholdResponse;
import chipgap.proto.policy.v1.GetMeasureRequest;
import chipgap.proto.policy.v1.GetMeasureResponse;
import chipgap.proto.policy.v1.GetPolicyStateRequest;
import chipgap.proto.policy.v1.GetPolicyStateResponse;
import chipgap.proto.policy.v1.GetRevisionRequest;
import chipgap.proto.policy.v1.GetRevisionResponse;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.GetScenarioResponse;
import chipgap.proto.policy.v1.ListMeasuresRequest;
import chipgap.proto.policy.v1.ListMeasuresResponse;
import chipgap.proto.policy.v1.ListRevisionsRequest;
import chipgap.proto.policy.v1.ListRevisionsResponse;
import chipgap.proto.policy.v1.ListScenariosRequest;
import chipgap.proto.policy.v1.ListScenariosResponse;
import chipgap.proto.policy.v1.PolicyService;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** chipgap.policy.v1.PolicyService. */
@GrpcService
@Authenticated
public class PolicyGrpcService implements PolicyService {
    private static final String MEASURES = "measures";
    private static final String BASELINE = "scenarios/baseline";

    private final PolicyBooks books;
    private final SamplePolicy samplePolicy;
    private final Situations situations;
    private final ChipCalls chips;
    private final RevisionCalls revisions;
    private final Offload offload;
    private final SecurityIdentity identity;

    PolicyGrpcService(
            PolicyBooks books,
            SamplePolicy samplePolicy,
            Situations situations,
            ChipCalls chips,
            RevisionCalls revisions,
            Offload offload,
            SecurityIdentity identity) {
        this.books = books;
        this.samplePolicy = samplePolicy;
        this.situations = situations;
        this.chips = chips;
        this.revisions = revisions;
        this.offload = offload;
        this.identity = identity;
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<DescribeModelResponse> describeModel(DescribeModelRequest request) {
        return offload.waiting(() -> DescribeModelResponse.newBuilder()
                .setModel(PolicyMessages.description(books.newest().book(), situations.newestRecordedAt()))
                .build());
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListMeasuresResponse> listMeasures(ListMeasuresRequest request) {
        return offload.waiting(() -> {
            Page<Measure> page = Page.of(
                    books.newest().book().measures(), Measure::id, request.getPageSize(), request.getPageToken());
            return ListMeasuresResponse.newBuilder()
                    .addAllMeasures(page.items().stream()
                            .map(measure -> PolicyMessages.message(measure, books.catalogue()))
                            .toList())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetMeasureResponse> getMeasure(GetMeasureRequest request) {
        String id = Names.id("name", MEASURES, request.getName());
        return offload.waiting(() -> books.newest()
                .book()
                .measure(id)
                .map(measure -> GetMeasureResponse.newBuilder()
                        .setMeasure(PolicyMessages.message(measure, books.catalogue()))
                        .build())
                .orElseThrow(() -> PolicyFailures.noMeasure(request.getName())));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListScenariosResponse> listScenarios(ListScenariosRequest request) {
        return offload.waiting(() -> {
            Page<Situation> page = Page.of(
                    situations.all(),
                    situation -> situation.scenario().id(),
                    request.getPageSize(),
                    request.getPageToken());
            return ListScenariosResponse.newBuilder()
                    .addAllScenarios(page.items().stream().map(this::message).toList())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetScenarioResponse> getScenario(GetScenarioRequest request) {
        String id = Names.id("name", ScenarioMessages.SCENARIOS, request.getName());
        return offload.waiting(() -> GetScenarioResponse.newBuilder()
                .setScenario(message(PolicyFailures.translating(() -> situations.newest(id))))
                .build());
    }

    @Override
    @RolesAllowed(Roles.EDITOR)
    public Uni<CreateScenarioResponse> createScenario(CreateScenarioRequest request) {
        String name = Names.name(ScenarioMessages.SCENARIOS, request.getScenarioId());
        Scenario scenario = ScenarioMessages.scenario(
                Names.id("scenario_id", ScenarioMessages.SCENARIOS, name), request.getScenario());
        String user = user();
        return offload.waiting(() -> CreateScenarioResponse.newBuilder()
                .setScenario(message(TypeMessages.reading(
                        "scenario", () -> PolicyFailures.translating(() -> situations.create(scenario, user)))))
                .build());
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<DiffScenariosResponse> diffScenarios(DiffScenariosRequest request) {
        String first = Names.id("first", ScenarioMessages.SCENARIOS, request.getFirst());
        String second = Names.id("second", ScenarioMessages.SCENARIOS, request.getSecond());
        return offload.waiting(() -> PolicyFailures.translating(() -> DiffScenariosResponse.newBuilder()
                .addAllDifferences(
                        Overlay.differences(
                                        situations.newest(first).overlay(),
                                        situations.newest(second).overlay())
                                .stream()
                                .map(ScenarioMessages::message)
                                .toList())
                .build()));
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<SamplePolicyResponse> samplePolicy(SamplePolicyRequest request) {
        String scenario = Names.id("scenario", ScenarioMessages.SCENARIOS, request.getScenario());
        Vintage vintage = TypeMessages.vintage("vintage", request.getVintage());
        QuarterRange horizon = TypeMessages.horizon("horizon", request.getHorizon(), PolicyModel.HORIZON);
        DrawBlock block = TypeMessages.block("block", request.getBlock());
        List<Scenario.Change> changes = ScenarioMessages.changes("changes", request.getChangesList());
        return offload.computing(() -> {
            SamplePolicy.Result result = TypeMessages.reading(
                    "changes",
                    () -> PolicyFailures.translating(() -> samplePolicy.sample(scenario, changes, vintage, block)));
            return SamplePolicyResponse.newBuilder()
                    .setProvenance(
                            TypeMessages.provenance(PolicyModel.VERSION, vintage, block.seed(), result.inputDigest()))
                    .setDraws(PolicyMessages.draws(result.samples(), horizon))
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetPolicyStateResponse> getPolicyState(GetPolicyStateRequest request) {
        String name = request.getScenario().isEmpty() ? BASELINE : request.getScenario();
        String scenario = Names.id("scenario", ScenarioMessages.SCENARIOS, name);
        Optional<LocalDate> asOf = request.hasAsOfDate()
                ? Optional.of(TypeMessages.date("as_of_date", request.getAsOfDate()))
                : Optional.empty();
        QuarterRange horizon = TypeMessages.horizon("horizon", request.getHorizon(), PolicyModel.HORIZON);
        return offload.computing(() -> StateMessages.message(
                PolicyFailures.translating(() -> samplePolicy.state(scenario, asOf.orElse(null), horizon))));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ClassifyChipResponse> classifyChip(ClassifyChipRequest request) {
        return offload.waiting(() -> chips.classify(request));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<EditThresholdResponse> editThreshold(EditThresholdRequest request) {
        return offload.waiting(() -> chips.edit(request));
    }

    @Override
    @RolesAllowed(Roles.EDITOR)
    public Uni<CreateRevisionResponse> createRevision(CreateRevisionRequest request) {
        String user = user();
        return offload.waiting(() -> revisions.create(request, user));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListRevisionsResponse> listRevisions(ListRevisionsRequest request) {
        return offload.waiting(() -> revisions.list(request));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetRevisionResponse> getRevision(GetRevisionRequest request) {
        return offload.waiting(() -> revisions.get(request));
    }

    private chipgap.proto.policy.v1.Scenario message(Situation situation) {
        return ScenarioMessages.message(situation, books.catalogue());
    }

    private String user() {
        return identity.getPrincipal().getName();
    }
}
