package chipgap.forecast.app;

import chipgap.forecast.model.ProvisionChange.Dates;
import chipgap.forecast.model.ProvisionChange.Fractions;
import chipgap.kernel.time.QuarterRange;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What policy-service tells of its rules, to be shown. Calls carry the caller's token and deadline. */
public interface PolicyBook {
    /** All scenarios, in ascending order of id. */
    List<Scenario> scenarios();

    /** All provisions, in ascending order of name. */
    List<Provision> provisions();

    /**
     * How strongly rules are expected to act.
     *
     * @param asOf date by which they were known
     */
    Timeline timeline(String scenario, LocalDate asOf, QuarterRange horizon);

    /**
     * A scenario.
     *
     * @param id its id
     * @param title what it is called
     * @param description the question it answers
     */
    record Scenario(String id, String title, String description) {}

    /**
     * A provision of a measure, as it is known best.
     *
     * @param name resource name
     * @param measure title of its measure
     * @param jurisdiction who acts, e.g. "US"
     * @param announced when the measure was announced
     * @param status where it stands, e.g. "IN_FORCE"
     * @param effect what it does, e.g. "BLOCK_FLOW"
     * @param probability probability that it takes effect
     * @param starts when, given that it does
     * @param ends when it ends, given that it does; null for open
     * @param strength share of its effect that it reaches
     * @param leakage share that gets round it
     * @param reason why these numbers
     * @param sources who says so
     */
    record Provision(
            String name,
            String measure,
            String jurisdiction,
            LocalDate announced,
            String status,
            String effect,
            double probability,
            Dates starts,
            @Nullable Dates ends,
            Fractions strength,
            Fractions leakage,
            String reason,
            List<PublishedFigures.Source> sources) {}

    /**
     * Rules over the quarters.
     *
     * @param drawCount draws that the means are taken over
     * @param provisions one row a provision
     * @param effects one row an effect and class of chips, all provisions together
     */
    record Timeline(int drawCount, List<Row> provisions, List<Row> effects) {}

    /**
     * One row of a timeline.
     *
     * @param name provision or effect
     * @param title what it is called
     * @param status where a provision stands; empty for effects
     * @param strengths expected strength, one a quarter, each in [0, 1]
     */
    record Row(String name, String title, String status, List<Double> strengths) {}
}
