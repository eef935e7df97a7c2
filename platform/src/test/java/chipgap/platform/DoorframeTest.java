package chipgap.platform;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.GetMeasureRequest;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import com.google.rpc.BadRequest;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doorframe as a caller on the wire sees it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class DoorframeTest {
    private Wire wire;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private PolicyServiceBlockingStub as(String role) {
        return Wire.with(PolicyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of(role));
    }

    private StatusRuntimeException refusalOf(String name) {
        return refusal(() -> as("viewer")
                .getMeasure(GetMeasureRequest.newBuilder().setName(name).build()));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid,      INVALID_ARGUMENT,    INVALID_FIELD",
        "missing,      NOT_FOUND,           NOT_FOUND",
        "precondition, FAILED_PRECONDITION, NOT_YET",
        "conflict,     ALREADY_EXISTS,      OTHER_BODY",
        "outdated,     ABORTED,             CHANGED",
        "exhausted,    RESOURCE_EXHAUSTED,  BUSY",
        "away,         UNAVAILABLE,         SUPPLY_UNAVAILABLE",
    })
    void failuresArriveWithCodeReasonAndDomain(String name, Code code, String reason) {
        StatusRuntimeException refusal = refusalOf(name);
        assertThat(refusal.getStatus().getCode()).isEqualTo(code);
        assertThat(errorInfo(refusal).getReason()).isEqualTo(reason);
        assertThat(errorInfo(refusal).getDomain()).isEqualTo("doorframe.chipgap");
    }

    @Test
    void failuresArriveWithTheDetailOfTheirKind() {
        assertThat(detail(refusalOf("invalid"), BadRequest.class)
                        .getFieldViolations(0)
                        .getField())
                .isEqualTo("name");
        assertThat(detail(refusalOf("missing"), ResourceInfo.class).getResourceName())
                .isEqualTo("missing");
        assertThat(detail(refusalOf("precondition"), PreconditionFailure.class)
                        .getViolations(0)
                        .getSubject())
                .isEqualTo("data");
        assertThat(detail(refusalOf("exhausted"), QuotaFailure.class).getViolationsCount())
                .isOne();
        assertThat(detail(refusalOf("exhausted"), RetryInfo.class)
                        .getRetryDelay()
                        .getSeconds())
                .isEqualTo(7);
        assertThat(detail(refusalOf("away"), RetryInfo.class).getRetryDelay().getSeconds())
                .isPositive();
    }

    @Test
    void nothingOfAnUnexpectedFailureLeavesTheService() {
        StatusRuntimeException refusal = refusalOf("bug");
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INTERNAL);
        assertThat(refusal.getMessage()).contains("correlation id").doesNotContain("secret", "IllegalState");
        assertThat(errorInfo(refusal).getReason()).isEqualTo("INTERNAL");
    }

    @Test
    void noTokenAndBadTokensAreUnauthenticated() {
        PolicyServiceBlockingStub anonymous =
                PolicyServiceGrpc.newBlockingStub(wire.channel()).withDeadlineAfter(20, TimeUnit.SECONDS);
        assertThat(refusal(() -> anonymous.describeModel(DescribeModelRequest.getDefaultInstance()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.UNAUTHENTICATED);
        for (String token : Tokens.refused()) {
            PolicyServiceBlockingStub stub = Wire.with(PolicyServiceGrpc.newBlockingStub(wire.channel()), token);
            assertThat(refusal(() -> stub.describeModel(DescribeModelRequest.getDefaultInstance()))
                            .getStatus()
                            .getCode())
                    .isEqualTo(Code.UNAUTHENTICATED);
        }
    }

    @Test
    void aRoleThatDoesNotSufficeIsDenied() {
        assertThat(refusal(() -> as("viewer").samplePolicy(SamplePolicyRequest.getDefaultInstance()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }

    @Test
    void aDeadlineStopsTheWork() throws InterruptedException {
        int before = DoorframeService.INTERRUPTED_WORK.get();
        StatusRuntimeException refusal = refusal(() -> as("analyst")
                .withDeadlineAfter(200, TimeUnit.MILLISECONDS)
                .samplePolicy(SamplePolicyRequest.getDefaultInstance()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
        awaitInterruptedWork(before + 1);
    }

    /** The caller states its patience on the wire only, so that the answer is the service's own. */
    @Test
    void workThatNeverLooksIsLateAllTheSame() {
        StatusRuntimeException refusal = refusal(() -> stating("200m")
                .getScenario(GetScenarioRequest.newBuilder().setName("stubborn").build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("DEADLINE_EXCEEDED");
    }

    /** What is left of so little patience when the work begins may be nothing at all. */
    @ParameterizedTest
    @ValueSource(strings = {"1n", "100u", "1m", "2m", "4m"})
    @Timeout(20)
    void noCallIsTooImpatientForAnAnswer(String patience) {
        for (int i = 0; i < 5; i++) {
            StatusRuntimeException refusal = refusal(() -> stating(patience)
                    .getScenario(
                            GetScenarioRequest.newBuilder().setName("stubborn").build()));
            assertThat(refusal.getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
        }
    }

    /** A caller that says nothing on the wire, or asks for hours, gets a minute. */
    @Test
    void everyCallHasADeadline() {
        for (String timeout : new String[] {"", "2H"}) {
            String left = stating(timeout)
                    .getScenario(
                            GetScenarioRequest.newBuilder().setName("patient").build())
                    .getScenario()
                    .getTitle();
            assertThat(Integer.parseInt(left)).as(timeout).isBetween(1, 60);
        }
    }

    private PolicyServiceBlockingStub stating(String timeout) {
        Metadata headers = new Metadata();
        if (!timeout.isEmpty()) {
            headers.put(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER), timeout);
        }
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + Tokens.of("viewer"));
        return PolicyServiceGrpc.newBlockingStub(wire.channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    @Test
    void aCancelStopsTheWork() throws Exception {
        int before = DoorframeService.INTERRUPTED_WORK.get();
        try (ExecutorService callers = Executors.newSingleThreadExecutor()) {
            Context.CancellableContext cancellable = Context.current().withCancellation();
            Future<?> call = callers.submit(cancellable.wrap(
                    () -> refusal(() -> as("analyst").samplePolicy(SamplePolicyRequest.getDefaultInstance()))));
            Thread.sleep(300);
            cancellable.cancel(null);
            call.get(10, TimeUnit.SECONDS);
        }
        awaitInterruptedWork(before + 1);
    }

    /** Cancels come at any moment: before the call has reached its method, while it works, and while it answers. */
    @Test
    void cancelsSpareTheOtherCallsOfTheConnection() throws Exception {
        Random random = new Random(17);
        try (ExecutorService callers = Executors.newCachedThreadPool()) {
            List<Future<?>> bystanders = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                bystanders.add(callers.submit(() -> as("viewer").getScenario(GetScenarioRequest.getDefaultInstance())));
                Context.CancellableContext cancellable = Context.current().withCancellation();
                Future<?> call = callers.submit(cancellable.wrap(
                        () -> refusal(() -> as("viewer").getScenario(GetScenarioRequest.getDefaultInstance()))));
                Thread.sleep(0, random.nextInt(1, 1_000_000));
                cancellable.cancel(null);
                call.get(10, TimeUnit.SECONDS);
            }
            for (Future<?> bystander : bystanders) {
                bystander.get(60, TimeUnit.SECONDS);
            }
        } catch (ExecutionException lost) {
            throw new AssertionError("A bystander's call was lost", lost);
        }
    }

    @Test
    void computingRunsOnTheCores() {
        assertThat(as("viewer")
                        .getScenario(GetScenarioRequest.getDefaultInstance())
                        .getScenario()
                        .getTitle())
                .startsWith("cores-");
    }

    @Test
    void anOversizedMessageIsRefused() {
        String large = "x".repeat(5 << 20);
        assertThat(refusalOf(large).getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void callsAreNotLostUnderLoad() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            List<Future<?>> calls = IntStream.range(0, 4000)
                    .<Future<?>>mapToObj(i ->
                            callers.submit(() -> as("viewer").getScenario(GetScenarioRequest.getDefaultInstance())))
                    .toList();
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static void awaitInterruptedWork(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (DoorframeService.INTERRUPTED_WORK.get() < count && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(DoorframeService.INTERRUPTED_WORK.get()).isGreaterThanOrEqualTo(count);
    }
}
