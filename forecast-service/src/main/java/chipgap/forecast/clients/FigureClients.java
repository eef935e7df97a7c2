package chipgap.forecast.clients;

import chipgap.forecast.app.PublishedFigures;
import chipgap.kernel.evidence.Vintage;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.figure.v1.ComparePublishedRequest;
import chipgap.proto.figure.v1.FigureServiceGrpc;
import chipgap.proto.figure.v1.FigureServiceGrpc.FigureServiceBlockingStub;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.ListFiguresResponse;
import chipgap.proto.figure.v1.ListQuantitiesRequest;
import chipgap.proto.figure.v1.ListQuantitiesResponse;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Calls the figures of the three services. */
@ApplicationScoped
class FigureClients implements PublishedFigures {
    private static final int PAGE = 200;

    private final Map<Service, Channel> channels = new EnumMap<>(Service.class);

    FigureClients(
            @GrpcClient("policy") Channel policy,
            @GrpcClient("supply") Channel supply,
            @GrpcClient("demand") Channel demand) {
        channels.put(Service.POLICY, policy);
        channels.put(Service.SUPPLY, supply);
        channels.put(Service.DEMAND, demand);
    }

    private FigureServiceBlockingStub stub(Service service) {
        Channel channel = Objects.requireNonNull(channels.get(service));
        UpstreamCalls.reconnect(channel);
        return FigureServiceGrpc.newBlockingStub(channel);
    }

    private static String name(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Figure> figures(Vintage vintage) {
        List<Figure> figures = new ArrayList<>();
        for (Service service : Service.values()) {
            figures(service, vintage).forEach(figure -> figures.add(FigureTexts.figure(service, figure)));
        }
        return figures;
    }

    /** All figures of a service that are visible at a vintage, as it tells them. */
    List<chipgap.proto.figure.v1.Figure> figures(Service service, Vintage vintage) {
        List<chipgap.proto.figure.v1.Figure> figures = new ArrayList<>();
        String page = "";
        do {
            ListFiguresRequest request = ListFiguresRequest.newBuilder()
                    .setVintage(TypeMessages.message(vintage))
                    .setPageSize(PAGE)
                    .setPageToken(page)
                    .build();
            ListFiguresResponse response =
                    UpstreamCalls.calling(name(service), () -> stub(service).listFigures(request));
            figures.addAll(response.getFiguresList());
            page = response.getNextPageToken();
        } while (!page.isEmpty());
        return figures;
    }

    @Override
    public List<Quantity> quantities() {
        List<Quantity> quantities = new ArrayList<>();
        for (Service service : Service.values()) {
            quantities(service).forEach(quantity -> quantities.add(FigureTexts.quantity(service, quantity)));
        }
        return quantities;
    }

    /** All quantities of a service, as it tells them. */
    List<chipgap.proto.figure.v1.Quantity> quantities(Service service) {
        List<chipgap.proto.figure.v1.Quantity> quantities = new ArrayList<>();
        String page = "";
        do {
            ListQuantitiesRequest request = ListQuantitiesRequest.newBuilder()
                    .setPageSize(PAGE)
                    .setPageToken(page)
                    .build();
            ListQuantitiesResponse response =
                    UpstreamCalls.calling(name(service), () -> stub(service).listQuantities(request));
            quantities.addAll(response.getQuantitiesList());
            page = response.getNextPageToken();
        } while (!page.isEmpty());
        return quantities;
    }

    @Override
    public Comparison compare(Service service, String quantity, String period, Vintage vintage) {
        ComparePublishedRequest request = ComparePublishedRequest.newBuilder()
                .setQuantity(Names.name("quantities", quantity))
                .setPeriod(period)
                .setVintage(TypeMessages.message(vintage))
                .build();
        return UpstreamCalls.calling(
                name(service),
                () -> FigureTexts.comparison(
                        service, stub(service).comparePublished(request).getComparison()));
    }
}
