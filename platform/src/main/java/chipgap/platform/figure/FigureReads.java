package chipgap.platform.figure;

import chipgap.kernel.evidence.Comparison;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.summary.Summary;
import chipgap.kernel.time.Period;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Page;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.figure.v1.Change;
import chipgap.proto.figure.v1.CitedSource;
import chipgap.proto.figure.v1.ComparePublishedRequest;
import chipgap.proto.figure.v1.ComparePublishedResponse;
import chipgap.proto.figure.v1.GetFigureRequest;
import chipgap.proto.figure.v1.GetFigureResponse;
import chipgap.proto.figure.v1.GetQuantityRequest;
import chipgap.proto.figure.v1.GetQuantityResponse;
import chipgap.proto.figure.v1.ListChangesRequest;
import chipgap.proto.figure.v1.ListChangesResponse;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.ListFiguresResponse;
import chipgap.proto.figure.v1.ListQuantitiesRequest;
import chipgap.proto.figure.v1.ListQuantitiesResponse;
import chipgap.proto.figure.v1.ListSourcesRequest;
import chipgap.proto.figure.v1.ListSourcesResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about figures. Every list is cut and ordered by the database. */
@ApplicationScoped
class FigureReads {
    /** Keys of pages of changes: microseconds of recording and id. */
    private static final Pattern CHANGE_KEY = Pattern.compile("\\d{1,18} " + FigureRules.ID);

    /** Most figures that are compared; far more than any quantity and period has. */
    private static final int MOST_VOICES = 2_000;

    private final FigureTable figures;
    private final QuantityTable quantities;
    private final FigureStore store;

    FigureReads(FigureTable figures, QuantityTable quantities, FigureStore store) {
        this.figures = figures;
        this.quantities = quantities;
        this.store = store;
    }

    ListQuantitiesResponse list(ListQuantitiesRequest request) {
        int size = Page.size(request.getPageSize());
        List<QuantityRow> some = quantities.after(Page.keyOf(request.getPageToken()), size + 1);
        ListQuantitiesResponse.Builder response = ListQuantitiesResponse.newBuilder();
        some.stream().limit(size).forEach(row -> response.addQuantities(message(row)));
        if (some.size() > size) {
            response.setNextPageToken(Page.tokenAfter(some.get(size - 1).name()));
        }
        return response.build();
    }

    private chipgap.proto.figure.v1.Quantity message(QuantityRow row) {
        return FigureMessages.message(row, store.modelInput(row.name()));
    }

    GetQuantityResponse get(GetQuantityRequest request) {
        return GetQuantityResponse.newBuilder()
                .setQuantity(message(quantity("name", request.getName())))
                .build();
    }

    private QuantityRow quantity(String field, String name) {
        String id = FigureMessages.id(field, FigureMessages.QUANTITIES, FigureMessages.QUANTITY, name);
        return quantities
                .find(id)
                .orElseThrow(() -> new Failure.NotFound(
                        "chipgap.figure.v1.Quantity",
                        name,
                        "There is no quantity '%s'. ListQuantities lists them.".formatted(name)));
    }

    ListFiguresResponse list(ListFiguresRequest request) {
        int size = Page.size(request.getPageSize());
        FigureFilter filter = new FigureFilter(
                request.hasVintage() ? TypeMessages.vintage("vintage", request.getVintage()) : null,
                request.getQuantity().isEmpty() ? null : quantityId(request.getQuantity()),
                request.getPeriod().isEmpty() ? null : period(request.getPeriod()),
                request.getPublisher().isEmpty() ? null : request.getPublisher(),
                FigureMessages.grade(request.getGrade()));
        List<RecordedFigure> some = figures.after(Page.keyOf(request.getPageToken(), FigureRules.ID), filter, size + 1);
        ListFiguresResponse.Builder response = ListFiguresResponse.newBuilder();
        some.stream().limit(size).forEach(row -> response.addFigures(FigureMessages.message(row)));
        if (some.size() > size) {
            response.setNextPageToken(Page.tokenAfter(some.get(size - 1).row().id()));
        }
        return response.build();
    }

    private static String quantityId(String name) {
        return FigureMessages.id("quantity", FigureMessages.QUANTITIES, FigureMessages.QUANTITY, name);
    }

    private static String period(String period) {
        TypeMessages.reading("period", () -> Period.parse(period));
        return period;
    }

    GetFigureResponse get(GetFigureRequest request) {
        String id = FigureMessages.id("name", FigureMessages.FIGURES, FigureRules.ID, request.getName());
        RecordedFigure figure = figures.find(id)
                .orElseThrow(() -> new Failure.NotFound(
                        "chipgap.figure.v1.Figure",
                        request.getName(),
                        "There is no figure '%s'. ListFigures lists them.".formatted(request.getName())));
        return GetFigureResponse.newBuilder()
                .setFigure(FigureMessages.message(figure))
                .setSupersededBy(figures.successor(id)
                        .map(successor -> FigureMessages.FIGURES + successor)
                        .orElse(""))
                .build();
    }

    ListSourcesResponse list(ListSourcesRequest request) {
        int size = Page.size(request.getPageSize());
        Vintage vintage = request.hasVintage() ? TypeMessages.vintage("vintage", request.getVintage()) : null;
        List<FigureTable.Cited> some = figures.sources(vintage, Page.keyOf(request.getPageToken()), size + 1);
        ListSourcesResponse.Builder response = ListSourcesResponse.newBuilder();
        some.stream()
                .limit(size)
                .forEach(cited -> response.addSources(CitedSource.newBuilder()
                        .setPublisher(cited.publisher())
                        .setFigureCount(cited.count())
                        .setLatest(FigureMessages.source(cited.latest()))));
        if (some.size() > size) {
            response.setNextPageToken(Page.tokenAfter(some.get(size - 1).publisher()));
        }
        return response.build();
    }

    ListChangesResponse list(ListChangesRequest request) {
        int size = Page.size(request.getPageSize());
        String quantity = request.getQuantity().isEmpty() ? null : quantityId(request.getQuantity());
        String[] key = Page.keyOf(request.getPageToken(), CHANGE_KEY).split(" ", 2);
        Instant until = key.length < 2 ? null : Instant.EPOCH.plus(Long.parseLong(key[0]), ChronoUnit.MICROS);
        List<RecordedFigure> some = figures.newestFirst(quantity, until, key.length < 2 ? "" : key[1], size + 1);
        List<RecordedFigure> shown = some.stream().limit(size).toList();
        Map<String, RecordedFigure> before = byId(figures.all(shown.stream()
                .map(change -> change.row().supersedes())
                .filter(Objects::nonNull)
                .toList()));
        ListChangesResponse.Builder response = ListChangesResponse.newBuilder();
        shown.forEach(after ->
                response.addChanges(change(after, before.get(after.row().supersedes()))));
        if (some.size() > size) {
            RecordedFigure last = shown.getLast();
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, last.recordedAt());
            response.setNextPageToken(Page.tokenAfter(micros + " " + last.row().id()));
        }
        return response.build();
    }

    private static Change change(RecordedFigure after, @Nullable RecordedFigure before) {
        Change.Builder change = Change.newBuilder().setAfter(FigureMessages.message(after));
        if (before != null) {
            change.setBefore(FigureMessages.message(before));
        }
        return change.build();
    }

    ComparePublishedResponse compare(ComparePublishedRequest request) {
        QuantityRow quantity = quantity("quantity", request.getQuantity());
        String period = period(request.getPeriod());
        Vintage vintage = request.hasVintage() ? TypeMessages.vintage("vintage", request.getVintage()) : null;
        FigureFilter filter = new FigureFilter(vintage, quantity.name(), period, null, null);
        Map<String, RecordedFigure> visible = byId(figures.after("", filter, MOST_VOICES + 1));
        if (visible.isEmpty()) {
            throw new Failure.Precondition(
                    "NO_EVIDENCE",
                    request.getQuantity(),
                    "No figure about '%s' in %s is visible then. ListFigures lists what is known, period by period."
                            .formatted(request.getQuantity(), period));
        }
        if (visible.size() > MOST_VOICES) {
            throw new Failure.Precondition(
                    "TOO_MANY_FIGURES",
                    request.getQuantity(),
                    "More than %d figures about '%s' in %s are visible then. Compare at an earlier vintage."
                            .formatted(MOST_VOICES, request.getQuantity(), period));
        }
        List<Figure> figuresInOneUnit = visible.values().stream()
                .map(figure -> figure.row().in(quantity.unit()))
                .toList();
        LocalDate asOf = vintage == null ? LocalDate.now(ZoneOffset.UTC) : vintage.asOf();
        Comparison comparison = Comparison.of(quantity.kind(), figuresInOneUnit, asOf);
        return ComparePublishedResponse.newBuilder()
                .setComparison(FigureMessages.message(quantity, period, comparison, visible, Summary.PROBABILITIES))
                .build();
    }

    private static Map<String, RecordedFigure> byId(List<RecordedFigure> rows) {
        return rows.stream().collect(Collectors.toMap(figure -> figure.row().id(), Function.identity()));
    }
}
