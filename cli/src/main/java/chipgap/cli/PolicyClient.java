package chipgap.cli;

import chipgap.proto.policy.v1.ClassifyChipRequest;
import chipgap.proto.policy.v1.ClassifyChipResponse;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.DiffScenariosRequest;
import chipgap.proto.policy.v1.EditThresholdRequest;
import chipgap.proto.policy.v1.EditThresholdResponse;
import chipgap.proto.policy.v1.GetMeasureRequest;
import chipgap.proto.policy.v1.GetPolicyStateRequest;
import chipgap.proto.policy.v1.GetPolicyStateResponse;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.ListMeasuresRequest;
import chipgap.proto.policy.v1.ListScenariosRequest;
import chipgap.proto.policy.v1.Measure;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.Scenario;
import chipgap.proto.policy.v1.ScenarioDifference;
import chipgap.proto.type.v1.ModelDescription;
import java.util.List;

/** Calls policy-service with the signed-in user's token. */
final class PolicyClient implements AutoCloseable {
    private static final long SECONDS = 30;

    private final ServiceChannel channel;

    PolicyClient(Settings settings) {
        channel = new ServiceChannel(settings, "policy");
    }

    ModelDescription model() {
        return stub().describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
    }

    List<Measure> measures() {
        return Listing.<Measure>of(Integer.MAX_VALUE, (size, token) -> {
                    var answer = stub().listMeasures(ListMeasuresRequest.newBuilder()
                            .setPageSize(size)
                            .setPageToken(token)
                            .build());
                    return new Listing.Page<>(answer.getMeasuresList(), answer.getNextPageToken());
                })
                .rows();
    }

    Measure measure(String name) {
        return stub().getMeasure(GetMeasureRequest.newBuilder().setName(name).build())
                .getMeasure();
    }

    List<Scenario> scenarios() {
        return Listing.<Scenario>of(Integer.MAX_VALUE, (size, token) -> {
                    var answer = stub().listScenarios(ListScenariosRequest.newBuilder()
                            .setPageSize(size)
                            .setPageToken(token)
                            .build());
                    return new Listing.Page<>(answer.getScenariosList(), answer.getNextPageToken());
                })
                .rows();
    }

    Scenario scenario(String name) {
        return stub().getScenario(GetScenarioRequest.newBuilder().setName(name).build())
                .getScenario();
    }

    List<ScenarioDifference> differences(String first, String second) {
        return stub().diffScenarios(DiffScenariosRequest.newBuilder()
                        .setFirst(first)
                        .setSecond(second)
                        .build())
                .getDifferencesList();
    }

    ClassifyChipResponse classify(ClassifyChipRequest asked) {
        return stub().classifyChip(asked);
    }

    EditThresholdResponse edit(EditThresholdRequest asked) {
        return stub().editThreshold(asked);
    }

    GetPolicyStateResponse state(GetPolicyStateRequest asked) {
        return stub().getPolicyState(asked);
    }

    private PolicyServiceBlockingStub stub() {
        return channel.stub(PolicyServiceGrpc::newBlockingStub, SECONDS);
    }

    @Override
    public void close() {
        channel.close();
    }
}
