package chipgap.forecast.app;

/** The model or the inputs of an upstream changed while draws were made. */
public final class UpstreamChangedException extends RuntimeException {
    UpstreamChangedException() {
        super("A service was replaced or its data changed during the run. Ask again.");
    }
}
