package chipgap.forecast.web;

import chipgap.forecast.app.PublishedFigures;
import chipgap.kernel.evidence.Vintage;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.TypeMessages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures that the numbers stand on. */
@Path("/api")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class FiguresResource {
    private final PublishedFigures figures;
    private final PageCalls calls;

    FiguresResource(PublishedFigures figures, PageCalls calls) {
        this.figures = figures;
        this.calls = calls;
    }

    /** Every figure visible at a vintage. */
    @GET
    @Path("figures")
    public List<PublishedFigures.Figure> figures(
            @QueryParam("asOf") @Nullable LocalDate asOf, @QueryParam("recordedUntil") @Nullable String recordedUntil) {
        Vintage vintage = vintage(asOf, recordedUntil);
        return calls.reading(() -> figures.figures(vintage));
    }

    @GET
    @Path("quantities")
    public List<PublishedFigures.Quantity> quantities() {
        return calls.reading(figures::quantities);
    }

    /** What sources say about one quantity and period. */
    @GET
    @Path("comparison")
    public PublishedFigures.Comparison compare(
            @QueryParam("service") @Nullable String service,
            @QueryParam("quantity") @Nullable String quantity,
            @QueryParam("period") @Nullable String period,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("recordedUntil") @Nullable String recordedUntil) {
        if (service == null || quantity == null || period == null) {
            throw new Failure.InvalidField("quantity", "Give service, quantity and period.");
        }
        Vintage vintage = vintage(asOf, recordedUntil);
        PublishedFigures.Service asked = TypeMessages.reading(
                "service", () -> PublishedFigures.Service.valueOf(service.toUpperCase(Locale.ROOT)));
        return calls.reading(() -> figures.compare(asked, quantity, period, vintage));
    }

    private static Vintage vintage(@Nullable LocalDate asOf, @Nullable String recordedUntil) {
        if (asOf == null || recordedUntil == null) {
            throw new Failure.InvalidField("asOf", "Give asOf and recordedUntil, as a run cites them.");
        }
        try {
            return new Vintage(asOf, Instant.parse(recordedUntil));
        } catch (java.time.format.DateTimeParseException text) {
            throw new Failure.InvalidField(
                    "recordedUntil", "'%s' is no instant. Cite that of a run.".formatted(recordedUntil));
        }
    }
}
