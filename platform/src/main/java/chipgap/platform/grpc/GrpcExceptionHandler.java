package chipgap.platform.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusException;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends {@link StatusMapping} to work wherever Quarkus lets an exception out of a gRPC method or an interceptor. */
@ApplicationScoped
class GrpcExceptionHandler implements ExceptionHandlerProvider {
    private final StatusMapping mapping;

    GrpcExceptionHandler(StatusMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Throwable transform(Throwable thrown) {
        return mapping.map(thrown);
    }

    @Override
    public <Q, R> ExceptionHandler<Q, R> createHandler(
            ServerCall.Listener<Q> listener, ServerCall<Q, R> call, Metadata metadata) {
        return new ExceptionHandler<>(listener, call, metadata) {
            @Override
            protected void handleException(Throwable thrown, ServerCall<Q, R> failed, Metadata headers) {
                StatusException status = mapping.map(thrown);
                failed.close(status.getStatus(), status.getTrailers() == null ? new Metadata() : status.getTrailers());
            }
        };
    }
}
