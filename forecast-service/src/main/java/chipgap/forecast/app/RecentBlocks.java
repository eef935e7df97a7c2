package chipgap.forecast.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the upstreams answered a moment ago, for comparisons that are asked again with one thing changed. An answer is a pure function of its request, so
 * this changes no number; it is kept for seconds only, so that a new model or new data upstream are soon noticed.
 */
@ApplicationScoped
class RecentBlocks {
    private static final long KEPT_NANOS = Duration.ofSeconds(30).toNanos();
    /** Blocks of 2,000 draws in three worlds, from each of the three services; some 40 MB. */
    private static final int MOST = 72;

    private final Map<Object, Kept> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(Object answer, long until) {}

    /**
     * The answer to a request.
     *
     * @param request everything the answer depends on, and whose it is
     */
    @SuppressWarnings("unchecked") // what was kept under a request is its answer
    <T> T get(Object request, Supplier<T> ask) {
        Object known = find(request);
        if (known != null) {
            return (T) known;
        }
        T answer = ask.get();
        keep(request, answer);
        return answer;
    }

    private synchronized @Nullable Object find(Object request) {
        Kept kept = recent.get(request);
        return kept == null || kept.until - System.nanoTime() < 0 ? null : kept.answer;
    }

    private synchronized void keep(Object request, Object answer) {
        recent.put(request, new Kept(answer, System.nanoTime() + KEPT_NANOS));
    }
}
