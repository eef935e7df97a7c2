package chipgap.forecast.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chipgap.forecast.app.UpstreamException;
import io.grpc.Status;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class UpstreamCallsTest {
    /** What the transport says when the peer dies between two packets of its answer. */
    @Test
    void anUpstreamThatDiesWhileItAnswersIsUnavailable() {
        UpstreamException gone =
                failure(Status.UNKNOWN.withDescription("channel closed").withCause(new ClosedChannelException()));
        assertThat(gone.kind()).isEqualTo(UpstreamException.Kind.UNAVAILABLE);
        assertThat(gone.reason()).isEqualTo("SUPPLY_UNAVAILABLE");
        assertThat(gone).hasMessageStartingWith("SUPPLY went away while it answered.");
    }

    @Test
    void anUpstreamThatSaysUnknownHasFailed() {
        assertThat(failure(Status.UNKNOWN).reason()).isEqualTo("SUPPLY_FAILED");
    }

    private static UpstreamException failure(Status status) {
        return catchThrowableOfType(
                UpstreamException.class,
                () -> UpstreamCalls.calling("supply", () -> {
                    throw status.asRuntimeException();
                }));
    }
}
