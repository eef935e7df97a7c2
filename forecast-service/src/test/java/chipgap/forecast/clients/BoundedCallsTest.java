package chipgap.forecast.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chipgap.forecast.app.UpstreamException;
import chipgap.forecast.app.UpstreamException.Kind;
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.FigureServiceGrpc;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What bounds the calls to an upstream, over the wire. The clock is the test's. */
class BoundedCallsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private FakeUpstream upstream;
    private SupplyClient supply;

    @BeforeEach
    void open() throws IOException {
        upstream = new FakeUpstream(() -> now, registry);
        supply = new SupplyClient(upstream.channel());
    }

    @AfterEach
    void stop() {
        upstream.stop();
    }

    private void call() {
        assertThat(supply.catalogue()).isEmpty();
    }

    private UpstreamException failure() {
        return catchThrowableOfType(UpstreamException.class, this::call);
    }

    /** Calls that were not made reach nobody. */
    private boolean isRefusedAtOnce() {
        int before = upstream.attempts.get();
        UpstreamException refused = failure();
        return refused != null && upstream.attempts.get() == before;
    }

    private double gauge(String name) {
        return registry.get(name).tag("upstream", "supply").gauge().value();
    }

    private void fail(int calls) {
        upstream.answer = Status.UNAVAILABLE;
        for (int i = 0; i < calls; i++) {
            assertThat(failure()).hasMessageContaining("could not be reached, after two retries");
        }
    }

    @Test
    void anUpstreamThatIsAwayIsSparedUntilItAnswersAgain() {
        fail(Circuit.MOST_FAILURES);
        assertThat(isRefusedAtOnce()).isTrue();
        assertThat(gauge("chipgap.upstream.circuit.open")).isOne();
        now = now.plusSeconds(2);
        UpstreamException refused = failure();
        assertThat(refused.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(refused.reason()).isEqualTo("SUPPLY_UNAVAILABLE");
        assertThat(refused)
                .hasMessage("SUPPLY has not answered since 2026-11-23T12:00:00Z: 5 calls in a row failed. It is called "
                        + "again in 3 s. Start it and create the forecast again.");

        now = now.plus(Circuit.PAUSE);
        fail(1);
        assertThat(isRefusedAtOnce())
                .as("one call tries, the others are spared")
                .isTrue();

        now = now.plus(Circuit.PAUSE);
        upstream.answer = Status.OK;
        call();
        assertThat(gauge("chipgap.upstream.circuit.open")).isZero();
        fail(Circuit.MOST_FAILURES - 1);
        upstream.answer = Status.OK;
        call();
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_ARGUMENT", "NOT_FOUND", "UNAUTHENTICATED", "RESOURCE_EXHAUSTED", "INTERNAL"})
    void whoRefusesIsThere(Status.Code code) {
        for (int i = 0; i < 3 * Circuit.MOST_FAILURES; i++) {
            upstream.answer = code.toStatus();
            assertThat(isRefusedAtOnce()).isFalse();
        }
        assertThat(gauge("chipgap.upstream.circuit.open")).isZero();
        assertThat(upstream.attempts).as("none was retried").hasValue(3 * Circuit.MOST_FAILURES);
    }

    @Test
    void callersInAHurryDoNotSpoilItForTheOthers() throws Exception {
        upstream.released = new Semaphore(0);
        for (int i = 0; i < 3 * Circuit.MOST_FAILURES; i++) {
            assertThat(inAHurry().kind()).isEqualTo(Kind.TIMEOUT);
        }
        assertThat(gauge("chipgap.upstream.circuit.open")).isZero();
        upstream.released.release(100);
        call();
    }

    private UpstreamException inAHurry() throws Exception {
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            Context.CancellableContext hurry = Context.current().withDeadlineAfter(20, TimeUnit.MILLISECONDS, timer);
            return hurry.call(this::failure);
        }
    }

    @Test
    void aFewCallsAreUnderWayAtOnceAndTheOthersWaitForTheirTurn() throws Exception {
        upstream.released = new Semaphore(0);
        int calls = BoundedCalls.MOST_IN_FLIGHT + 8;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.add(callers.submit(this::call));
            }
            while (upstream.mostAtOnce.get() < BoundedCalls.MOST_IN_FLIGHT) {
                Thread.sleep(10);
            }
            Thread.sleep(300);
            assertThat(gauge("chipgap.upstream.calls.in.flight")).isEqualTo(BoundedCalls.MOST_IN_FLIGHT);
            upstream.released.release(calls);
            for (Future<?> call : all) {
                call.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(upstream.mostAtOnce).hasValue(BoundedCalls.MOST_IN_FLIGHT);
        assertThat(upstream.attempts).hasValue(calls);
        assertThat(gauge("chipgap.upstream.calls.in.flight")).isZero();
    }

    @Test
    void everyCallHasADeadlineAndAnEarlierOneIsKept() throws Exception {
        call();
        upstream.answer = Status.NOT_FOUND;
        inAHurry();
        assertThat(upstream.deadlines.remove().timeRemaining(TimeUnit.NANOSECONDS))
                .isLessThanOrEqualTo(BoundedCalls.DEADLINE.toNanos());
        assertThat(upstream.deadlines)
                .allSatisfy(deadline -> assertThat(deadline.timeRemaining(TimeUnit.NANOSECONDS))
                        .isLessThan(Duration.ofMillis(20).toNanos()));
    }

    @Test
    void aPureCallThatWasNotTakenIsTriedAgain() {
        upstream.firstAnswers.addAll(List.of(Status.UNAVAILABLE, Status.UNAVAILABLE));
        call();
        assertThat(upstream.attempts).hasValue(3);
    }

    /** gRPC leaves it alone once the answer has begun. */
    @Test
    void anAnswerThatBreaksOffIsAskedForAgain() {
        upstream.firstAnswers.add(FakeUpstream.CUT_OFF);
        call();
        assertThat(upstream.attempts).hasValue(2);
        upstream.answer = FakeUpstream.CUT_OFF;
        assertThat(failure()).hasMessageStartingWith("SUPPLY went away while it answered.");
        assertThat(upstream.attempts).hasValue(4);
    }

    @Test
    void aCallThatChangesSomethingIsMadeOnce() {
        upstream.answer = Status.UNAVAILABLE;
        assertThatThrownBy(() -> FigureServiceGrpc.newBlockingStub(upstream.channel())
                        .createFigure(CreateFigureRequest.getDefaultInstance()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("UNAVAILABLE");
        assertThat(upstream.attempts).hasValue(1);
    }
}
