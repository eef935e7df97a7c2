package chipgap.policy.model;

import chipgap.kernel.evidence.Grade;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * One act of one government.
 *
 * @param id stable id
 * @param reference id of its row in the published reference data
 * @param jurisdiction who acts
 * @param agency body that acts
 * @param title what it is called
 * @param announcedOn date of the announcement
 * @param scope chips, buyers and work it is about, in words
 * @param observedEffect what was observed of its effect, empty when nothing was
 * @param sources who says so, at least one
 * @param provisions what it does, at least one
 */
public record Measure(
        String id,
        String reference,
        String jurisdiction,
        String agency,
        String title,
        LocalDate announcedOn,
        String scope,
        String observedEffect,
        List<Source> sources,
        List<Provision> provisions) {
    public Measure {
        sources = List.copyOf(sources);
        provisions =
                provisions.stream().sorted(Comparator.comparing(Provision::id)).toList();
        if (sources.isEmpty() || provisions.isEmpty()) {
            throw new IllegalArgumentException(
                    "The measure '%s' needs at least one source and one provision.".formatted(id));
        }
        if (provisions.stream().map(Provision::id).distinct().count() < provisions.size()) {
            throw new IllegalArgumentException("Two provisions of the measure '%s' have one id.".formatted(id));
        }
    }

    /**
     * A published source.
     *
     * @param publisher who published it
     * @param url address, empty when it is not on the web
     * @param publishedOn date by which it was public
     * @param accessedOn date on which it was read
     * @param grade how far to trust it
     */
    public record Source(String publisher, String url, LocalDate publishedOn, LocalDate accessedOn, Grade grade) {}
}
