package chipgap.policy.app;

import chipgap.kernel.evidence.Fingerprint;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.PolicyModel;
import chipgap.policy.model.ProvisionSample;
import chipgap.policy.model.Scenario;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Samples policy over a block of draws. */
@ApplicationScoped
public class SamplePolicy {
    private final PolicyBooks books;

    SamplePolicy(PolicyBooks books) {
        this.books = books;
    }

    /**
     * Sampled policy and what it was sampled from.
     *
     * @param samples every provision with an effect, in ascending order of key
     * @param inputDigest SHA-256 over the revision, the date and the scenario
     */
    public record Result(List<ProvisionSample> samples, String inputDigest) {}

    /**
     * Samples.
     *
     * @throws UnknownScenarioException when the book has no such scenario
     */
    public Result sample(String scenarioId, Vintage vintage, DrawBlock block) {
        PolicyBook book = books.recordedUntil(vintage.recordedUntil());
        Scenario scenario = book.scenario(scenarioId).orElseThrow(() -> new UnknownScenarioException(scenarioId));
        return new Result(
                PolicyModel.sample(book, scenario, vintage.asOf(), block),
                Fingerprint.of(book.digest(), vintage.asOf().toString(), scenarioId));
    }
}
