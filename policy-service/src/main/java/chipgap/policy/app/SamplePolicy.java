package chipgap.policy.app;

import chipgap.kernel.evidence.Fingerprint;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.policy.app.Situations.Situation;
import chipgap.policy.model.Catalogue;
import chipgap.policy.model.PolicyModel;
import chipgap.policy.model.PolicyState;
import chipgap.policy.model.ProvisionSample;
import chipgap.policy.model.Scenario;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Samples policy over a block of draws, and sums it up over the quarters. */
@ApplicationScoped
public class SamplePolicy {
    private final PolicyBooks books;
    private final Situations situations;

    SamplePolicy(PolicyBooks books, Situations situations) {
        this.books = books;
        this.situations = situations;
    }

    /**
     * Sampled policy and what it was sampled from.
     *
     * @param samples every provision with an effect, in ascending order of key
     * @param inputDigest SHA-256 over the revision, the catalogue, the date and the scenario
     */
    public record Result(List<ProvisionSample> samples, String inputDigest) {}

    /**
     * Samples.
     *
     * @param changes what is changed on top of the scenario, for this request alone
     * @throws Situations.UnknownScenarioException when there was no such scenario
     * @throws IllegalArgumentException when a change does not fit the book
     */
    public Result sample(String scenario, List<Scenario.Change> changes, Vintage vintage, DrawBlock block) {
        Situation situation = situations.recordedUntil(scenario, vintage.recordedUntil());
        return sample(situation.with(changes), vintage.asOf(), block);
    }

    private Result sample(Situation situation, LocalDate asOf, DrawBlock block) {
        Catalogue catalogue = books.catalogue();
        return new Result(
                PolicyModel.sample(situation.book(), situation.scenario(), catalogue, asOf, block),
                Fingerprint.of(situation.digest(), catalogue.digest(), asOf.toString()));
    }

    /**
     * What policy comes to.
     *
     * @param state the means over the draws
     * @param situation what it was sampled from
     * @param vintage the data that was used
     * @param inputDigest SHA-256 over the revision, the catalogue, the date and the scenario
     */
    public record State(PolicyState state, Situation situation, Vintage vintage, String inputDigest) {}

    /**
     * Sums up.
     *
     * @param asOf date by which things were known; null for everything
     * @throws Situations.UnknownScenarioException when there is no such scenario
     */
    public State state(String scenario, @Nullable LocalDate asOf, QuarterRange horizon) {
        Situation situation = situations.newest(scenario);
        LocalDate known = asOf == null ? situation.book().newestDate() : asOf;
        Result result = sample(situation, known, PolicyState.DRAWS);
        return new State(
                PolicyState.of(result.samples(), situation.book(), books.catalogue(), horizon),
                situation,
                new Vintage(known, situation.recordedAt()),
                result.inputDigest());
    }
}
