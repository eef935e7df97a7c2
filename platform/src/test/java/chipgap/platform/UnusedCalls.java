package chipgap.platform;

import chipgap.proto.policy.v1.ClassifyChipRequest;
import chipgap.proto.policy.v1.ClassifyChipResponse;
import chipgap.proto.policy.v1.CreateRevisionRequest;
import chipgap.proto.policy.v1.CreateRevisionResponse;
import chipgap.proto.policy.v1.CreateScenarioRequest;
import chipgap.proto.policy.v1.CreateScenarioResponse;
import chipgap.proto.policy.v1.DiffScenariosRequest;
import chipgap.proto.policy.v1.DiffScenariosResponse;
import chipgap.proto.policy.v1.EditThresholdRequest;
import chipgap.proto.policy.v1.EditThresholdResponse;
import chipgap.proto.policy.v1.GetPolicyStateRequest;
import chipgap.proto.policy.v1.GetPolicyStateResponse;
import chipgap.proto.policy.v1.GetRevisionRequest;
import chipgap.proto.policy.v1.GetRevisionResponse;
import chipgap.proto.policy.v1.ListRevisionsRequest;
import chipgap.proto.policy.v1.ListRevisionsResponse;
import chipgap.proto.policy.v1.PolicyService;
import io.grpc.Status;
import io.smallrye.mutiny.Uni;

/** The calls that {@link DoorframeService} has no use for. */
abstract class UnusedCalls implements PolicyService {
    private static <T> Uni<T> unused() {
        return Uni.createFrom().failure(Status.UNIMPLEMENTED.asRuntimeException());
    }

    @Override
    public Uni<CreateScenarioResponse> createScenario(CreateScenarioRequest request) {
        return unused();
    }

    @Override
    public Uni<DiffScenariosResponse> diffScenarios(DiffScenariosRequest request) {
        return unused();
    }

    @Override
    public Uni<ClassifyChipResponse> classifyChip(ClassifyChipRequest request) {
        return unused();
    }

    @Override
    public Uni<EditThresholdResponse> editThreshold(EditThresholdRequest request) {
        return unused();
    }

    @Override
    public Uni<GetPolicyStateResponse> getPolicyState(GetPolicyStateRequest request) {
        return unused();
    }

    @Override
    public Uni<CreateRevisionResponse> createRevision(CreateRevisionRequest request) {
        return unused();
    }

    @Override
    public Uni<ListRevisionsResponse> listRevisions(ListRevisionsRequest request) {
        return unused();
    }

    @Override
    public Uni<GetRevisionResponse> getRevision(GetRevisionRequest request) {
        return unused();
    }
}
