package chipgap.platform;

import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
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
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import chipgap.proto.policy.v1.Scenario;
import io.grpc.Context;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that behaves as its request says, to look at the doorframe from outside. */
@GrpcService
@Authenticated
public class DoorframeService extends UnusedCalls {
    static final AtomicInteger INTERRUPTED_WORK = new AtomicInteger();

    private final Offload offload;

    DoorframeService(Offload offload) {
        this.offload = offload;
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetMeasureResponse> getMeasure(GetMeasureRequest request) {
        return offload.waiting(() -> {
            throw failure(request.getName());
        });
    }

    private static RuntimeException failure(String name) {
        return switch (name) {
            case "invalid" -> new Failure.InvalidField("name", "The name is wrong. Write another.");
            case "missing" -> new Failure.NotFound("Measure", name, "There is no such measure.");
            case "precondition" -> new Failure.Precondition("NOT_YET", "data", "Load data first.");
            case "outdated" -> new Failure.Outdated("CHANGED", "It has changed. Look again.");
            case "conflict" -> new Failure.Conflict("OTHER_BODY", "The id is taken.");
            case "exhausted" -> new Failure.Exhausted("BUSY", "Too many at once.", Duration.ofSeconds(7));
            case "away" -> new Failure.Unavailable("SUPPLY_UNAVAILABLE", "Supply is away.");
            default -> new IllegalStateException("jdbc:postgresql://secret");
        };
    }

    /** Answers with the thread it ran on; "patient" with the seconds that are left; "stubborn" never looks whether anybody still waits. */
    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetScenarioResponse> getScenario(GetScenarioRequest request) {
        if (request.getName().equals("stubborn")) {
            return offload.waiting(() -> {
                Thread.sleep(5000);
                return GetScenarioResponse.getDefaultInstance();
            });
        }
        return offload.computing(() -> GetScenarioResponse.newBuilder()
                .setScenario(Scenario.newBuilder()
                        .setTitle(
                                request.getName().equals("patient")
                                        ? String.valueOf(Objects.requireNonNull(
                                                        Context.current().getDeadline())
                                                .timeRemaining(TimeUnit.SECONDS))
                                        : Thread.currentThread().getName()))
                .build());
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<DescribeModelResponse> describeModel(DescribeModelRequest request) {
        return Uni.createFrom().item(DescribeModelResponse.getDefaultInstance());
    }

    /** Works for up to a second, looking every few milliseconds whether anybody still waits. */
    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<SamplePolicyResponse> samplePolicy(SamplePolicyRequest request) {
        return offload.computing(() -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (System.nanoTime() < end) {
                if (Context.current().isCancelled()) {
                    INTERRUPTED_WORK.incrementAndGet();
                    break;
                }
                Thread.sleep(5);
            }
            return SamplePolicyResponse.getDefaultInstance();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListMeasuresResponse> listMeasures(ListMeasuresRequest request) {
        return Uni.createFrom().item(ListMeasuresResponse.getDefaultInstance());
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListScenariosResponse> listScenarios(ListScenariosRequest request) {
        return Uni.createFrom().item(ListScenariosResponse.getDefaultInstance());
    }
}
