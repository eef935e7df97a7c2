package chipgap.forecast.model;

import chipgap.kernel.time.Quarter;
import java.util.List;

/**
 * Where the chips of one quarter go; compute in H100e.
 *
 * @param quarter the quarter
 * @param served what each segment is served from each pathway
 * @param left what is left over on each pathway for later quarters
 * @param unmet what each segment still wants
 */
public record Flows(Quarter quarter, List<Served> served, List<Left> left, List<Unmet> unmet) {
    public Flows {
        served = List.copyOf(served);
        left = List.copyOf(left);
        unmet = List.copyOf(unmet);
    }

    /** What a segment is served from a pathway. */
    public record Served(Pathway pathway, String segment, Spread h100e) {}

    /** What is left over on a pathway. */
    public record Left(Pathway pathway, Spread h100e) {}

    /** What a segment still wants. */
    public record Unmet(String segment, Spread h100e) {}
}
