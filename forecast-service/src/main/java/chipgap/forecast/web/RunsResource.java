package chipgap.forecast.web;

import chipgap.forecast.api.Refusals;
import chipgap.forecast.api.SpecMessages;
import chipgap.forecast.app.CreateForecast;
import chipgap.forecast.app.Forecasts;
import chipgap.forecast.app.SpecRequest;
import chipgap.forecast.model.Forecast;
import chipgap.platform.grpc.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored runs. */
@Path("/api/runs")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class RunsResource {
    private static final int MOST = 200;

    private final Forecasts forecasts;
    private final CreateForecast createForecast;
    private final PageCalls calls;

    RunsResource(Forecasts forecasts, CreateForecast createForecast, PageCalls calls) {
        this.forecasts = forecasts;
        this.createForecast = createForecast;
        this.calls = calls;
    }

    /**
     * A run.
     *
     * @param forecast the run; its result only where one run is asked for
     * @param seed seed, as text because a browser's numbers end at 2^53
     * @param pastQuarters quarters of the horizon that were over on the date of the data
     * @param citation what to cite it by; null until it has succeeded
     * @param digest SHA-256 over every number; null where there is no result
     */
    public record Run(
            Forecast forecast,
            String seed,
            int pastQuarters,
            @Nullable String citation,
            @Nullable String digest) {
        static Run of(Forecast forecast) {
            return new Run(
                    forecast,
                    String.valueOf(forecast.spec().seed()),
                    forecast.spec().pastQuarters(),
                    forecast.manifest() == null ? null : forecast.manifest().citationId(forecast.spec()),
                    forecast.result() == null ? null : forecast.result().digest());
        }
    }

    /** Runs without their results, newest first. */
    @GET
    public List<Run> list(@QueryParam("limit") @DefaultValue("50") int limit) {
        return forecasts.newestFirst("", Math.clamp(limit, 1, MOST)).stream()
                .map(Run::of)
                .toList();
    }

    @GET
    @Path("{id}")
    public Run get(@PathParam("id") String id) {
        return Run.of(Refusals.found(id, forecasts.find(id)));
    }

    /** How far a run is, without its result. */
    @GET
    @Path("{id}/progress")
    public Run progress(@PathParam("id") String id) {
        return Run.of(Refusals.found(id, forecasts.findWithoutResult(id)));
    }

    /**
     * A run to start.
     *
     * @param requestId random UUID; the same again starts nothing new
     * @param asked what to run
     */
    public record NewRun(String requestId, Case asked) {}

    @POST
    @RolesAllowed(Roles.ANALYST)
    public Run create(NewRun run) {
        SpecRequest asked = run.asked().run();
        return calls.starting(
                asked, caller -> Run.of(createForecast.create(SpecMessages.requestId(run.requestId()), asked, caller)));
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Roles.ANALYST)
    public Run cancel(@PathParam("id") String id) {
        forecasts.requestCancel(id);
        return progress(id);
    }
}
