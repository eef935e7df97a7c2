package chipgap.forecast.model;

/** What chips are used for. */
public enum Workload {
    TRAINING,
    INFERENCE
}
