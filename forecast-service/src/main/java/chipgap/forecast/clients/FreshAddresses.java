package chipgap.forecast.clients;

import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.SynchronizationContext;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Addresses by DNS, as gRPC finds them, but looked up again all the while: {@code fresh://supply-service:8080}. By itself gRPC asks again only when a
 * connection ends, so that a replica more would go without calls for as long as the others are well. See docs/adr/0015-spreading-calls.md.
 */
final class FreshAddresses extends NameResolverProvider {
    static final String SCHEME = "fresh";

    /** What was found is kept for 30 s by gRPC, too, so most of these glances cost nothing. */
    private static final Duration GLANCE = Duration.ofSeconds(5);

    @Override
    protected boolean isAvailable() {
        return true;
    }

    /** Below DNS, which stays the scheme of addresses that name none. */
    @Override
    protected int priority() {
        return 4;
    }

    @Override
    public String getDefaultScheme() {
        return SCHEME;
    }

    @Override
    public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args args) {
        if (!SCHEME.equals(target.getScheme())) {
            return null;
        }
        return new Refreshed(
                NameResolverRegistry.getDefaultRegistry()
                        .asFactory()
                        .newNameResolver(URI.create("dns:///" + target.getAuthority()), args),
                args.getSynchronizationContext(),
                args.getScheduledExecutorService());
    }

    private static final class Refreshed extends NameResolver {
        private final NameResolver names;
        private final SynchronizationContext channel;
        private final ScheduledExecutorService timer;
        private SynchronizationContext.@Nullable ScheduledHandle glances;

        Refreshed(NameResolver names, SynchronizationContext channel, ScheduledExecutorService timer) {
            this.names = names;
            this.channel = channel;
            this.timer = timer;
        }

        @Override
        public String getServiceAuthority() {
            return names.getServiceAuthority();
        }

        @Override
        public void start(Listener2 listener) {
            names.start(listener);
            glances = channel.scheduleWithFixedDelay(names::refresh, GLANCE, GLANCE, timer);
        }

        @Override
        public void refresh() {
            names.refresh();
        }

        @Override
        public void shutdown() {
            if (glances != null) {
                glances.cancel();
            }
            names.shutdown();
        }
    }
}
