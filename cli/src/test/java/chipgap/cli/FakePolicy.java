package chipgap.cli;

import chipgap.proto.policy.v1.Classification;
import chipgap.proto.policy.v1.ClassifyChipRequest;
import chipgap.proto.policy.v1.ClassifyChipResponse;
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
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.GetScenarioResponse;
import chipgap.proto.policy.v1.ListMeasuresRequest;
import chipgap.proto.policy.v1.ListMeasuresResponse;
import chipgap.proto.policy.v1.ListScenariosRequest;
import chipgap.proto.policy.v1.ListScenariosResponse;
import chipgap.proto.policy.v1.Measure;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceImplBase;
import chipgap.proto.policy.v1.Scenario;
import chipgap.proto.type.v1.ModelDescription;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/** The rules at the edge of gRPC: keeps what it is asked and answers what it is told to. */
final class FakePolicy extends PolicyServiceImplBase {
    final List<Message> asked = new ArrayList<>();
    final List<Measure> measures = new ArrayList<>();
    final List<Scenario> scenarios = new ArrayList<>();

    ModelDescription model = ModelDescription.getDefaultInstance();
    DiffScenariosResponse differences = DiffScenariosResponse.getDefaultInstance();
    Classification classification = Classification.getDefaultInstance();
    EditThresholdResponse crossings = EditThresholdResponse.getDefaultInstance();
    GetPolicyStateResponse state = GetPolicyStateResponse.getDefaultInstance();

    private <T> void answer(Message request, T told, StreamObserver<T> observer) {
        asked.add(request);
        observer.onNext(told);
        observer.onCompleted();
    }

    @Override
    public void describeModel(DescribeModelRequest request, StreamObserver<DescribeModelResponse> observer) {
        answer(request, DescribeModelResponse.newBuilder().setModel(model).build(), observer);
    }

    @Override
    public void listMeasures(ListMeasuresRequest request, StreamObserver<ListMeasuresResponse> observer) {
        answer(
                request,
                ListMeasuresResponse.newBuilder().addAllMeasures(measures).build(),
                observer);
    }

    @Override
    public void getMeasure(GetMeasureRequest request, StreamObserver<GetMeasureResponse> observer) {
        measures.stream()
                .filter(measure -> measure.getName().equals(request.getName()))
                .findFirst()
                .ifPresentOrElse(
                        measure -> answer(
                                request,
                                GetMeasureResponse.newBuilder()
                                        .setMeasure(measure)
                                        .build(),
                                observer),
                        () -> observer.onError(Status.NOT_FOUND
                                .withDescription("There is no measure '%s'.".formatted(request.getName()))
                                .asRuntimeException()));
    }

    @Override
    public void listScenarios(ListScenariosRequest request, StreamObserver<ListScenariosResponse> observer) {
        answer(
                request,
                ListScenariosResponse.newBuilder().addAllScenarios(scenarios).build(),
                observer);
    }

    @Override
    public void getScenario(GetScenarioRequest request, StreamObserver<GetScenarioResponse> observer) {
        answer(
                request,
                GetScenarioResponse.newBuilder()
                        .setScenario(scenarios.getFirst())
                        .build(),
                observer);
    }

    @Override
    public void diffScenarios(DiffScenariosRequest request, StreamObserver<DiffScenariosResponse> observer) {
        answer(request, differences, observer);
    }

    @Override
    public void classifyChip(ClassifyChipRequest request, StreamObserver<ClassifyChipResponse> observer) {
        answer(
                request,
                ClassifyChipResponse.newBuilder()
                        .setClassification(classification)
                        .build(),
                observer);
    }

    @Override
    public void editThreshold(EditThresholdRequest request, StreamObserver<EditThresholdResponse> observer) {
        answer(request, crossings, observer);
    }

    @Override
    public void getPolicyState(GetPolicyStateRequest request, StreamObserver<GetPolicyStateResponse> observer) {
        answer(request, state, observer);
    }
}
