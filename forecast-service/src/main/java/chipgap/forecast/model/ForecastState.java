package chipgap.forecast.model;

/** Where a run stands. */
public enum ForecastState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean hasEnded() {
        return this != QUEUED && this != RUNNING;
    }
}
