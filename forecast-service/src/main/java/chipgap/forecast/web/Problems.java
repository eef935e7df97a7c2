package chipgap.forecast.web;

import chipgap.forecast.app.UpstreamException;
import chipgap.platform.grpc.Failure;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.grpc.StatusRuntimeException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals as JSON. The reasons are those of gRPC. */
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final Problem UNREADABLE = new Problem(
            "INVALID_FIELD",
            "The request could not be read: a value has the wrong form. /q/openapi tells the right one.");
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    @ServerExceptionMapper
    Response refused(Failure failure) {
        return switch (failure) {
            case Failure.InvalidField invalid ->
                answer(
                        400,
                        new Problem(
                                invalid.reason(),
                                text(invalid),
                                invalid.violations().getFirst().field()));
            case Failure.NotFound missing -> answer(404, problem(missing));
            case Failure.Precondition unmet ->
                answer(UNPROCESSABLE, new Problem(unmet.reason(), text(unmet), unmet.subject()));
            case Failure.Conflict conflict -> answer(409, problem(conflict));
            case Failure.Outdated outdated -> answer(409, problem(outdated));
            case Failure.Exhausted exhausted ->
                Response.fromResponse(answer(TOO_MANY, problem(exhausted)))
                        .header(HttpHeaders.RETRY_AFTER, exhausted.retryAfter().toSeconds())
                        .build();
            case Failure.Unavailable away -> answer(503, problem(away));
        };
    }

    @ServerExceptionMapper
    Response upstream(UpstreamException failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE, TIMEOUT -> answer(503, new Problem(failure.reason(), text(failure)));
            case NOT_FOUND -> answer(404, new Problem("NOT_FOUND", text(failure)));
            case INVALID -> answer(400, new Problem("INVALID_FIELD", text(failure), "changes"));
            case PRECONDITION -> answer(UNPROCESSABLE, new Problem(failure.reason(), text(failure)));
            case TOKEN -> answer(401, PageGate.SIGNED_OUT);
            case CANCELLED -> answer(503, new Problem("CANCELLED", "The request was given up."));
            case BROKEN -> answer(502, new Problem(failure.reason(), text(failure)));
        };
    }

    @ServerExceptionMapper
    Response late(StatusRuntimeException status) {
        return status.getStatus().getCode() == io.grpc.Status.Code.DEADLINE_EXCEEDED
                ? answer(
                        504,
                        new Problem(
                                "DEADLINE_EXCEEDED",
                                "The answer took longer than a minute. Ask for fewer draws, or start a run."))
                : defect(status);
    }

    @ServerExceptionMapper
    Response left(CancellationException given) {
        return answer(
                504,
                new Problem("DEADLINE_EXCEEDED", "The answer took too long or was given up. Ask for fewer draws."));
    }

    @ServerExceptionMapper
    Response anonymous(UnauthorizedException signedOut) {
        return answer(401, PageGate.SIGNED_OUT);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException role) {
        return answer(
                403,
                new Problem(
                        "PERMISSION_DENIED",
                        "Your role may look at stored runs but not ask questions of its own. Ask an administrator for the role analyst."));
    }

    @ServerExceptionMapper
    Response misshapen(MismatchedInputException misshapen) {
        return answer(400, UNREADABLE);
    }

    @ServerExceptionMapper
    Response unreadable(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        return answer(
                status,
                status == 404
                        ? new Problem("NOT_FOUND", "There is nothing at this address. /q/openapi tells what there is.")
                        : UNREADABLE);
    }

    @ServerExceptionMapper
    Response defect(RuntimeException thrown) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(thrown, "Unexpected failure: correlationId=%s", id);
        return answer(
                500,
                new Problem(
                        "INTERNAL",
                        "Something went wrong here. The log has the cause under correlation id " + id + "."));
    }

    private static Response answer(int status, Problem problem) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(problem)
                .build();
    }

    private static Problem problem(Failure failure) {
        return new Problem(failure.reason(), text(failure));
    }

    private static String text(RuntimeException refusal) {
        return String.valueOf(refusal.getMessage());
    }
}
