package chipgap.kernel.evidence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was known of a set of quantities on a date, ready to be sampled. Immutable. */
public final class Evidence {
    private final LocalDate asOf;
    private final Map<String, Quantity> quantities;
    private final Map<String, List<Figure>> figures;

    private Evidence(LocalDate asOf, Map<String, Quantity> quantities, Map<String, List<Figure>> figures) {
        this.asOf = asOf;
        this.quantities = quantities;
        this.figures = figures;
    }

    /**
     * Gathers what was published on or before a date. A figure that another such figure supersedes is left out; what was published later
     * hides nothing.
     *
     * @param quantities the quantities, each name once
     * @param figures any figures; those published later and those about other quantities are left out
     */
    public static Evidence asOf(LocalDate asOf, Collection<Quantity> quantities, Collection<Figure> figures) {
        Map<String, Quantity> byName =
                quantities.stream().collect(Collectors.toUnmodifiableMap(Quantity::name, Function.identity()));
        List<Figure> published = figures.stream()
                .filter(figure -> !figure.publishedOn().isAfter(asOf))
                .toList();
        Set<@Nullable String> superseded =
                published.stream().map(Figure::supersedes).collect(Collectors.toSet());
        Map<String, List<Figure>> visible = published.stream()
                .filter(figure -> byName.containsKey(figure.quantity()) && !superseded.contains(figure.id()))
                .collect(Collectors.groupingBy(Figure::quantity));
        return new Evidence(asOf, byName, visible);
    }

    /** The pool of a constant quantity. */
    public UncertainValue value(String name) {
        Quantity quantity = require(name, TimeShape.CONSTANT);
        return new UncertainValue(quantity, pool(name));
    }

    /** The pool of paths of a quantity that changes over time. */
    public UncertainSeries series(String name) {
        Quantity quantity = require(name, TimeShape.LEVEL, TimeShape.FLOW);
        return new UncertainSeries(quantity, asOf, pool(name));
    }

    /** The date whose knowledge this is. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Whether any figure of a quantity is visible. */
    public boolean knows(String name) {
        return figures.containsKey(name);
    }

    /** The visible figures of a quantity, in ascending order of id. */
    public List<Figure> figures(String name) {
        return figures.getOrDefault(name, List.of()).stream()
                .sorted(Comparator.comparing(Figure::id))
                .toList();
    }

    /** SHA-256, in lower-case hexadecimal, over every quantity and visible figure and the date; it does not depend on their order. */
    public String digest() {
        Stream<String> lines = Stream.concat(
                quantities.values().stream().map(Evidence::line),
                figures.values().stream().flatMap(List::stream).map(Figure::toString));
        return Fingerprint.of(Stream.concat(Stream.of(asOf.toString()), lines.sorted()));
    }

    /** Maps print in no fixed order, so the loadings are sorted. */
    private static String line(Quantity quantity) {
        return "%s %s %s %s %s %s %s %s"
                .formatted(
                        quantity.name(),
                        quantity.unit(),
                        quantity.kind(),
                        quantity.shape(),
                        quantity.walkSd(),
                        quantity.ramp(),
                        new TreeMap<>(quantity.loadings()),
                        quantity.samplingDimension());
    }

    private Quantity require(String name, TimeShape... shapes) {
        Quantity quantity = quantities.get(name);
        if (quantity == null) {
            throw new IllegalArgumentException("There is no quantity '%s'.".formatted(name));
        }
        if (!List.of(shapes).contains(quantity.shape())) {
            throw new IllegalArgumentException(
                    "The quantity '%s' is of shape %s, not %s.".formatted(name, quantity.shape(), List.of(shapes)));
        }
        return quantity;
    }

    private OpinionPool pool(String name) {
        List<Figure> known = figures.get(name);
        if (known == null) {
            throw new MissingEvidenceException(name, asOf);
        }
        return OpinionPool.of(name, known, asOf);
    }
}
