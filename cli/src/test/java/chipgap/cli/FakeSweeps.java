package chipgap.cli;

import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.CreateSweepResponse;
import chipgap.proto.forecast.v1.GetSweepRequest;
import chipgap.proto.forecast.v1.GetSweepResponse;
import chipgap.proto.forecast.v1.GetSweepResultRequest;
import chipgap.proto.forecast.v1.GetSweepResultResponse;
import chipgap.proto.forecast.v1.ListSweepsRequest;
import chipgap.proto.forecast.v1.ListSweepsResponse;
import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCaseProgress;
import chipgap.proto.forecast.v1.SweepCaseResult;
import chipgap.proto.forecast.v1.SweepServiceGrpc.SweepServiceImplBase;
import chipgap.proto.forecast.v1.SweepState;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/** Sweeps at the edge of gRPC: keeps what it is asked, and knows one sweep of two cases. */
final class FakeSweeps extends SweepServiceImplBase {
    static final Sweep STARTED = Sweep.newBuilder()
            .setName("sweeps/0123456789ab")
            .setTitle("Controls")
            .setState(SweepState.SWEEP_STATE_STARTED)
            .setCaseCount(2)
            .setUsedDrawCount(8192)
            .setPartCount(8)
            .setDonePartCount(5)
            .build();

    final List<CreateSweepRequest> created = new ArrayList<>();
    final List<SweepCaseResult> results = new ArrayList<>();

    private static <T> void answer(T told, StreamObserver<T> observer) {
        observer.onNext(told);
        observer.onCompleted();
    }

    @Override
    public void createSweep(CreateSweepRequest request, StreamObserver<CreateSweepResponse> observer) {
        created.add(request);
        Sweep sweep = STARTED.toBuilder()
                .setState(SweepState.SWEEP_STATE_CREATED)
                .setDonePartCount(0)
                .build();
        answer(CreateSweepResponse.newBuilder().setSweep(sweep).build(), observer);
    }

    @Override
    public void getSweep(GetSweepRequest request, StreamObserver<GetSweepResponse> observer) {
        if (!request.getName().equals(STARTED.getName())) {
            observer.onError(Status.NOT_FOUND
                    .withDescription("There is no '%s'.".formatted(request.getName()))
                    .asRuntimeException());
            return;
        }
        answer(
                GetSweepResponse.newBuilder()
                        .setSweep(STARTED)
                        .addCases(SweepCaseProgress.newBuilder()
                                .setCaseId("baseline")
                                .setDonePartCount(4))
                        .addCases(SweepCaseProgress.newBuilder()
                                .setCaseId("no-controls")
                                .setDonePartCount(1))
                        .build(),
                observer);
    }

    @Override
    public void listSweeps(ListSweepsRequest request, StreamObserver<ListSweepsResponse> observer) {
        answer(ListSweepsResponse.newBuilder().addSweeps(STARTED).build(), observer);
    }

    @Override
    public void getSweepResult(GetSweepResultRequest request, StreamObserver<GetSweepResultResponse> observer) {
        if (results.isEmpty()) {
            observer.onError(Status.FAILED_PRECONDITION
                    .withDescription("3 of 8 parts of sweeps/0123456789ab are missing. Run them.")
                    .asRuntimeException());
            return;
        }
        results.forEach(result -> observer.onNext(
                GetSweepResultResponse.newBuilder().setCaseResult(result).build()));
        observer.onCompleted();
    }
}
