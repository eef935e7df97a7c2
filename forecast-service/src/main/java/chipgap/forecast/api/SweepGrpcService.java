package chipgap.forecast.api;

import chipgap.forecast.app.Caller;
import chipgap.forecast.app.CreateSweep;
import chipgap.forecast.app.ReadSweep;
import chipgap.forecast.app.SweepRequest;
import chipgap.forecast.app.Sweeps;
import chipgap.forecast.model.Sweep;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.Names;
import chipgap.platform.type.Page;
import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.CreateSweepResponse;
import chipgap.proto.forecast.v1.GetSweepRequest;
import chipgap.proto.forecast.v1.GetSweepResponse;
import chipgap.proto.forecast.v1.GetSweepResultRequest;
import chipgap.proto.forecast.v1.GetSweepResultResponse;
import chipgap.proto.forecast.v1.ListSweepsRequest;
import chipgap.proto.forecast.v1.ListSweepsResponse;
import chipgap.proto.forecast.v1.SweepService;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** chipgap.forecast.v1.SweepService. */
@GrpcService
@Authenticated
public class SweepGrpcService implements SweepService {
    /** Keys of pages: microseconds of creation and id. */
    private static final Pattern KEY = Pattern.compile("\\d{1,16} [0-9a-z]+");

    private final CreateSweep createSweep;
    private final ReadSweep readSweep;
    private final Sweeps sweeps;
    private final Callers callers;
    private final Offload offload;

    SweepGrpcService(CreateSweep createSweep, ReadSweep readSweep, Sweeps sweeps, Callers callers, Offload offload) {
        this.createSweep = createSweep;
        this.readSweep = readSweep;
        this.sweeps = sweeps;
        this.callers = callers;
        this.offload = offload;
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<CreateSweepResponse> createSweep(CreateSweepRequest request) {
        UUID requestId = SpecMessages.requestId(request.getRequestId());
        SweepRequest asked = SweepMessages.request(request);
        Caller caller = callers.waiting();
        return offload.waiting(() -> Refusals.telling(
                asked.base().scenario(),
                () -> CreateSweepResponse.newBuilder()
                        .setSweep(SweepMessages.message(createSweep.create(requestId, asked, caller)))
                        .build()));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetSweepResponse> getSweep(GetSweepRequest request) {
        String id = id(request.getName());
        return reading(() -> SweepMessages.message(readSweep.progress(id)));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListSweepsResponse> listSweeps(ListSweepsRequest request) {
        int size = Page.size(request.getPageSize());
        String after = Page.keyOf(request.getPageToken(), KEY);
        return reading(() -> {
            List<Sweep> some = sweeps.newestFirst(after, size + 1);
            ListSweepsResponse.Builder response = ListSweepsResponse.newBuilder();
            some.stream().limit(size).forEach(sweep -> response.addSweeps(SweepMessages.message(sweep)));
            if (some.size() > size) {
                response.setNextPageToken(Page.tokenAfter(sweeps.keyOf(some.get(size - 1))));
            }
            return response.build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Multi<GetSweepResultResponse> getSweepResult(GetSweepResultRequest request) {
        String id = id(request.getName());
        return reading(() -> readSweep.complete(id))
                .onItem()
                .transformToMulti(sweep -> Multi.createBy()
                        .repeating()
                        .uni(AtomicInteger::new, next -> reading(() -> result(sweep, next.getAndIncrement())))
                        .atMost(sweep.caseCount()));
    }

    private GetSweepResultResponse result(Sweep sweep, int position) {
        return GetSweepResultResponse.newBuilder()
                .setCaseResult(SweepMessages.message(readSweep.result(sweep, position)))
                .build();
    }

    private <T> Uni<T> reading(Supplier<T> read) {
        return offload.waiting(() -> Refusals.telling(null, read));
    }

    private static String id(String name) {
        return Names.id("name", SweepMessages.COLLECTION, name);
    }
}
