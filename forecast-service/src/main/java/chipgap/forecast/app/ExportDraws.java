package chipgap.forecast.app;

import chipgap.forecast.model.DrawTable;
import chipgap.forecast.model.ForecastSpec;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Hands out the draws themselves, block by block, as fast as they are taken. */
@ApplicationScoped
public class ExportDraws {
    /** Most draws of an export. */
    public static final int MOST_DRAWS = 16_384;

    private final Questions questions;
    private final WorldSampling sampling;
    private final Places places;
    private final ExecutorService virtualThreads;

    ExportDraws(
            Questions questions,
            WorldSampling sampling,
            Places places,
            @VirtualThreads ExecutorService virtualThreads) {
        this.questions = questions;
        this.sampling = sampling;
        this.places = places;
        this.virtualThreads = virtualThreads;
    }

    /**
     * Begins an export.
     *
     * @throws Places.NoPlaceException when another question of the caller is being answered
     */
    public Export begin(Caller caller) {
        return new Export(caller, places.forQuestion(caller.name()));
    }

    /** An export under way; its parts are asked for one after the other. */
    public final class Export implements AutoCloseable {
        private final Executor callers;
        private final Places.Place place;
        private @Nullable ForecastSpec spec;
        private WorldSampling.@Nullable Frame frame;
        private int next;

        private Export(Caller caller, Places.Place place) {
            this.callers = work -> virtualThreads.execute(caller.carrying().apply(work));
            this.place = place;
        }

        /** The next lines; empty after the last. */
        public synchronized String next(SpecRequest request) {
            ForecastSpec world = spec == null ? questions.resolve(request) : spec;
            WorldSampling.Frame shared = frame == null ? sampling.frame(List.of(world)) : frame;
            spec = world;
            frame = shared;
            DrawBlocks blocks = DrawBlocks.of(world);
            if (next == blocks.count()) {
                return "";
            }
            String lines = DrawTable.lines(
                    sampling.sample(List.of(world), shared, blocks.at(next), callers)
                            .getFirst(),
                    world.rule(),
                    world.horizon());
            return next++ == 0 ? DrawTable.HEADER + lines : lines;
        }

        @Override
        public void close() {
            place.close();
        }
    }
}
