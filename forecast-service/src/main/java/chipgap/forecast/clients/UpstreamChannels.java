package chipgap.forecast.clients;

import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.figure.v1.FigureServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.NameResolverRegistry;
import io.grpc.ServiceDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.api.ChannelBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcClientConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The channels to the upstreams: their calls are bounded, and pure ones that could not be reached are tried again, twice. Nothing else is. */
@ApplicationScoped
class UpstreamChannels implements ChannelBuilderCustomizer<NettyChannelBuilder> {
    private static final List<ServiceDescriptor> SERVICES = List.of(
            PolicyServiceGrpc.getServiceDescriptor(),
            SupplyServiceGrpc.getServiceDescriptor(),
            DemandServiceGrpc.getServiceDescriptor(),
            FigureServiceGrpc.getServiceDescriptor());

    private final FreshAddresses addresses = new FreshAddresses();
    private final MeterRegistry registry;

    UpstreamChannels(MeterRegistry registry) {
        this.registry = registry;
        NameResolverRegistry.getDefaultRegistry().register(addresses);
    }

    @PreDestroy
    void stop() {
        NameResolverRegistry.getDefaultRegistry().deregister(addresses);
    }

    @Override
    public Map<String, Object> customize(String name, GrpcClientConfiguration config, NettyChannelBuilder builder) {
        builder.intercept(new BoundedCalls(name, InstantSource.system(), registry));
        return retries();
    }

    /** The part of gRPC's service configuration that says what is tried again. */
    static Map<String, Object> retries() {
        return Map.of(
                "methodConfig",
                List.of(Map.of(
                        "name",
                        pureMethods(),
                        "retryPolicy",
                        Map.of(
                                "maxAttempts",
                                3.0,
                                "initialBackoff",
                                "0.2s",
                                "maxBackoff",
                                "1s",
                                "backoffMultiplier",
                                2.0,
                                "retryableStatusCodes",
                                List.of("UNAVAILABLE")))));
    }

    /** Those that the contract marks NO_SIDE_EFFECTS. */
    private static List<Map<String, String>> pureMethods() {
        return SERVICES.stream()
                .flatMap(UpstreamChannels::methods)
                .filter(MethodDescriptor::isSafe)
                .map(method -> Map.of(
                        "service",
                        Objects.requireNonNull(method.getServiceName()),
                        "method",
                        Objects.requireNonNull(method.getBareMethodName())))
                .toList();
    }

    private static Stream<MethodDescriptor<?, ?>> methods(ServiceDescriptor service) {
        return service.getMethods().stream();
    }
}
