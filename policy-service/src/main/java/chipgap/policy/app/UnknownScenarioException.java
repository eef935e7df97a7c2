package chipgap.policy.app;

/** The policy book has no scenario of that id. */
public final class UnknownScenarioException extends RuntimeException {
    private final String scenario;

    public UnknownScenarioException(String scenario) {
        super("There is no scenario '%s'.".formatted(scenario));
        this.scenario = scenario;
    }

    public String scenario() {
        return scenario;
    }
}
