package chipgap.platform.figure;

import chipgap.kernel.evidence.ValueKind;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Failure.Violation;
import chipgap.platform.unit.Unit;
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.CreateQuantityRequest;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.SupersedeFigureRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Records what an editor types. A refusal names everything that is wrong at once. */
@ApplicationScoped
class FigureWrites {
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_DESCRIPTION = 1_000;

    private final FigureStore store;
    private final FigureTable figures;
    private final QuantityTable quantities;
    private final FigureRecorder recorder;

    FigureWrites(FigureStore store, FigureTable figures, QuantityTable quantities, FigureRecorder recorder) {
        this.store = store;
        this.figures = figures;
        this.quantities = quantities;
        this.recorder = recorder;
    }

    Figure create(CreateFigureRequest request, String actor) {
        return record(request.getFigure(), request.getReason(), actor, new ArrayList<>());
    }

    Figure supersede(SupersedeFigureRequest request, String actor) {
        String name = request.getName();
        String id = FigureMessages.id("name", FigureMessages.FIGURES, FigureRules.ID, name);
        if (figures.find(id).isEmpty()) {
            throw new Failure.NotFound(
                    "chipgap.figure.v1.Figure",
                    name,
                    "There is no figure '%s' to supersede. ListFigures lists them.".formatted(name));
        }
        Figure figure = request.getFigure();
        List<Violation> violations = new ArrayList<>();
        if (!figure.getSupersededFigure().isEmpty()
                && !figure.getSupersededFigure().equals(name)) {
            violations.add(new Violation(
                    "figure.superseded_figure",
                    "'%s' is not the figure to supersede, '%s'. Leave it empty."
                            .formatted(figure.getSupersededFigure(), name)));
        }
        return record(figure.toBuilder().setSupersededFigure(name).build(), request.getReason(), actor, violations);
    }

    private Figure record(Figure figure, String reason, String actor, List<Violation> violations) {
        Problems problems = new Problems();
        FigureRow row = FigureMessages.row(figure, FigureStore.today(), problems);
        store.rules().check(row, problems);
        problems.found().forEach(problem -> violations.add(violation(problem)));
        requireReason(reason, violations);
        refuseIfAny(violations);
        FigureRecorder.Outcome outcome = recorder.record(
                sink -> {
                    sink.accept(row, 1);
                    return true;
                },
                actor,
                reason);
        outcome.conflicts().forEach(FigureWrites::refuse);
        return FigureMessages.message(figures.find(row.id()).orElseThrow());
    }

    private static Violation violation(Problems.Problem problem) {
        String said =
                problem.value().isEmpty() ? problem.reason() : "'%s': %s".formatted(problem.value(), problem.reason());
        return new Violation(FigureMessages.path("figure", problem.column()), said);
    }

    static void requireReason(String reason, List<Violation> violations) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            violations.add(new Violation(
                    "reason",
                    "A change needs a reason of 1 to %d characters, not %d. Say why it is made."
                            .formatted(LONGEST_REASON, reason.strip().length())));
        }
    }

    static void refuseIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new Failure.InvalidField(violations);
        }
    }

    private static void refuse(Conflict conflict) {
        switch (conflict.kind()) {
            case RECORDED -> throw new Failure.Conflict("FIGURE_EXISTS", conflict.reason());
            case SUPERSEDED -> throw new Failure.Outdated("FIGURE_SUPERSEDED", conflict.reason());
            case NO_SUCH_FIGURE, OTHER_QUANTITY, TWICE, SUPERSEDED_TWICE, CIRCLE ->
                throw new Failure.InvalidField(
                        FigureMessages.path("figure", conflict.kind().column()), conflict.reason());
        }
    }

    Quantity create(CreateQuantityRequest request, String actor) {
        Quantity asked = request.getQuantity();
        List<Violation> violations = new ArrayList<>();
        String name = asked.getName().replaceFirst("^" + FigureMessages.QUANTITIES, "");
        if (!FigureMessages.QUANTITY.matcher(name).matches()) {
            violations.add(new Violation(
                    "quantity.name",
                    "'%s' is not a name. Write it in lower case with dots, e.g. quantities/smic.ai_die.yield."
                            .formatted(asked.getName())));
        }
        checkUnit(asked.getUnit(), violations);
        ValueKind kind = FigureMessages.kind(asked.getKind());
        if (kind == null) {
            violations.add(new Violation(
                    "quantity.kind",
                    "The kind is unset. Say VALUE_KIND_POSITIVE, VALUE_KIND_FRACTION or VALUE_KIND_REAL."));
        }
        String description = asked.getDescription();
        if (description.isBlank() || description.length() > LONGEST_DESCRIPTION || description.indexOf('\0') >= 0) {
            violations.add(new Violation(
                    "quantity.description",
                    "A quantity needs a description of 1 to %d characters. Say what it is in a sentence."
                            .formatted(LONGEST_DESCRIPTION)));
        }
        refuseIfAny(violations);
        QuantityRow row = new QuantityRow(name, asked.getUnit(), Objects.requireNonNull(kind), description);
        if (!quantities.insert(row, actor)) {
            throw new Failure.Conflict(
                    "QUANTITY_EXISTS",
                    "There is a quantity '%s' already. Quantities are never edited: take it as it is, or another name."
                            .formatted(name));
        }
        return FigureMessages.message(row, store.modelInput(name));
    }

    private static void checkUnit(String unit, List<Violation> violations) {
        try {
            Unit.parse(unit);
        } catch (IllegalArgumentException unknown) {
            violations.add(new Violation("quantity.unit", String.valueOf(unknown.getMessage())));
        }
    }
}
