package chipgap.platform.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Deadline;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** From what was thrown to what the caller is told. Total: nothing else leaves a service. */
@ApplicationScoped
class StatusMapping {
    private static final Logger LOG = Logger.getLogger(StatusMapping.class);
    private static final Duration RETRY_UNAVAILABLE = Duration.ofSeconds(2);

    private final String domain;

    StatusMapping(@ConfigProperty(name = "quarkus.application.name") String application) {
        this.domain = application + ".chipgap";
    }

    StatusException map(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> map(failure);
            case UnauthorizedException refused -> unauthenticated();
            case AuthenticationException refused -> unauthenticated();
            case ForbiddenException refused ->
                io.grpc.Status.PERMISSION_DENIED
                        .withDescription("Your role does not allow this call. Ask an administrator for a wider role.")
                        .asException();
            case StatusRuntimeException status
            when status.getStatus().getCode() == io.grpc.Status.Code.DEADLINE_EXCEEDED -> late();
            case StatusException status when isOurs(status.getStatus()) -> status;
            case StatusRuntimeException status
            when isOurs(status.getStatus()) -> status.getStatus().asException(status.getTrailers());
            default -> CallContext.current().isCancelled() ? cancelled() : internal(thrown);
        };
    }

    private StatusException map(Failure failure) {
        return switch (failure) {
            case Failure.InvalidField invalid ->
                status(
                        Code.INVALID_ARGUMENT,
                        invalid,
                        BadRequest.newBuilder()
                                .addAllFieldViolations(invalid.violations().stream()
                                        .map(StatusMapping::violation)
                                        .toList())
                                .build());
            case Failure.NotFound missing ->
                status(
                        Code.NOT_FOUND,
                        missing,
                        ResourceInfo.newBuilder()
                                .setResourceType(missing.type())
                                .setResourceName(missing.name())
                                .setDescription(text(missing))
                                .build());
            case Failure.Precondition unmet ->
                status(
                        Code.FAILED_PRECONDITION,
                        unmet,
                        PreconditionFailure.newBuilder()
                                .addViolations(PreconditionFailure.Violation.newBuilder()
                                        .setType(unmet.reason())
                                        .setSubject(unmet.subject())
                                        .setDescription(text(unmet)))
                                .build());
            case Failure.Conflict conflict -> status(Code.ALREADY_EXISTS, conflict);
            case Failure.Outdated outdated -> status(Code.ABORTED, outdated);
            case Failure.Exhausted exhausted ->
                status(
                        Code.RESOURCE_EXHAUSTED,
                        exhausted,
                        QuotaFailure.newBuilder()
                                .addViolations(QuotaFailure.Violation.newBuilder()
                                        .setSubject(domain)
                                        .setDescription(text(exhausted)))
                                .build(),
                        retry(exhausted.retryAfter()));
            case Failure.Unavailable away -> status(Code.UNAVAILABLE, away, retry(RETRY_UNAVAILABLE));
        };
    }

    private StatusException status(Code code, Failure failure, Message... details) {
        return status(code, failure.reason(), text(failure), details);
    }

    private StatusException status(Code code, String reason, String text, Message... details) {
        Status.Builder status = Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(text)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain(domain)
                        .setReason(reason)
                        .build()));
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return StatusProto.toStatusException(status.build());
    }

    private static BadRequest.FieldViolation violation(Failure.Violation violation) {
        return BadRequest.FieldViolation.newBuilder()
                .setField(violation.field())
                .setDescription(violation.message())
                .build();
    }

    private static RetryInfo retry(Duration delay) {
        return RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder().setSeconds(delay.toSeconds()))
                .build();
    }

    private static String text(Failure failure) {
        return String.valueOf(failure.getMessage());
    }

    /** Statuses that the transport itself makes; those of upstream calls never come this far. */
    private static boolean isOurs(io.grpc.Status status) {
        return switch (status.getCode()) {
            case UNIMPLEMENTED, RESOURCE_EXHAUSTED, UNAUTHENTICATED, PERMISSION_DENIED, CANCELLED, DEADLINE_EXCEEDED ->
                true;
            default -> false;
        };
    }

    private static StatusException unauthenticated() {
        return io.grpc.Status.UNAUTHENTICATED
                .withDescription(
                        "A valid bearer token is needed: absent, expired, or made for somebody else. Sign in again.")
                .asException();
    }

    private StatusException cancelled() {
        Deadline deadline = CallContext.current().getDeadline();
        return deadline != null && deadline.isExpired()
                ? late()
                : status(Code.CANCELLED, "CANCELLED", "The caller cancelled.");
    }

    private StatusException late() {
        return status(
                Code.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", "The call's deadline passed before the work was done.");
    }

    private StatusException internal(Throwable thrown) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(thrown, "Unexpected failure: correlationId=%s", id);
        return status(
                Code.INTERNAL,
                "INTERNAL",
                "Something went wrong here. The log has the cause under correlation id " + id + ".");
    }
}
