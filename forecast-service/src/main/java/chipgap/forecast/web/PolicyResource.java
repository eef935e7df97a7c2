package chipgap.forecast.web;

import chipgap.forecast.app.PolicyBook;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules. */
@Path("/api/policy")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class PolicyResource {
    private final PolicyBook book;
    private final PageCalls calls;

    PolicyResource(PolicyBook book, PageCalls calls) {
        this.book = book;
        this.calls = calls;
    }

    @GET
    @Path("scenarios")
    public List<PolicyBook.Scenario> scenarios() {
        return calls.reading(book::scenarios);
    }

    @GET
    @Path("provisions")
    public List<PolicyBook.Provision> provisions() {
        return calls.reading(book::provisions);
    }

    /** Expected strength of rules from one quarter to another, both included. */
    @GET
    @Path("timeline")
    public PolicyBook.Timeline timeline(
            @QueryParam("scenario") @DefaultValue("baseline") String scenario,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        if (asOf == null || from == null || to == null) {
            throw new Failure.InvalidField("asOf", "Give asOf, from and to, such as 2026-09-30, 2025Q1 and 2028Q4.");
        }
        String id = Names.id("scenario", "scenarios", Names.name("scenarios", scenario));
        QuarterRange horizon = TypeMessages.reading(
                "from",
                () -> new QuarterRange(Quarter.parse(from), Quarter.parse(to).plus(1)));
        return calls.reading(() -> book.timeline(id, asOf, horizon));
    }
}
