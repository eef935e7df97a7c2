package chipgap.forecast.app;

import java.util.List;

/**
 * A sweep that a caller asks for.
 *
 * @param title what to call it
 * @param base the base of all cases
 * @param cases the cases, at least one, each of another name
 */
public record SweepRequest(String title, SpecRequest base, List<Case> cases) {
    public SweepRequest {
        cases = List.copyOf(cases);
    }

    /**
     * A case.
     *
     * @param name what it is called
     * @param field path of the field that says what it changes
     * @param alternative what it changes in the base
     */
    public record Case(String name, String field, CompareForecasts.Alternative alternative) {}
}
