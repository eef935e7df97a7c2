package chipgap.forecast.app;

import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.SampledBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers questions from draws made for them: a few at once, one a caller. Stops when the caller has left. */
@ApplicationScoped
public class Questions {
    /** Most draws of a question; an answer must be there within the deadline of a call. */
    public static final int MOST_DRAWS = 131_072;

    private static final int ANSWERS_AT_ONCE = 2;
    private static final long GLANCE_MILLIS = 100;

    private final ResolveSpec resolveSpec;
    private final DrawPasses passes;
    private final Places places;
    private final Semaphore answering = new Semaphore(ANSWERS_AT_ONCE, true);

    Questions(ResolveSpec resolveSpec, DrawPasses passes, Places places) {
        this.resolveSpec = resolveSpec;
        this.passes = passes;
        this.places = places;
    }

    /**
     * What an answer stands on.
     *
     * @param spec what was asked, every default filled in
     * @param manifest data, models and inputs
     */
    public record Grounds(ForecastSpec spec, Manifest manifest) {}

    /**
     * What was made of the draws.
     *
     * @param reading what they were added to
     * @param grounds what each world stands on
     */
    record Answer<T>(T reading, List<Grounds> grounds) {}

    ForecastSpec resolve(SpecRequest request) {
        return resolveSpec.resolve(request);
    }

    /** Refuses a scenario that does not exist; null is as in the base. */
    void requireScenario(@Nullable String scenario) {
        if (scenario != null) {
            resolveSpec.requireScenario(scenario);
        }
    }

    /** Reads the draws of a world. */
    <T> Answer<T> read(
            Caller caller, ForecastSpec world, Function<SampledBlock, T> open, BiConsumer<T, SampledBlock> add) {
        return compare(
                caller,
                List.of(world),
                first -> open.apply(first.getFirst()),
                (reading, worlds) -> add.accept(reading, worlds.getFirst()));
    }

    /**
     * Reads the draws of several worlds side by side.
     *
     * @throws Places.NoPlaceException when another question of the caller is being answered
     */
    <T> Answer<T> compare(
            Caller caller,
            List<ForecastSpec> worlds,
            Function<List<SampledBlock>, T> open,
            BiConsumer<T, List<SampledBlock>> add) {
        try (Places.Place _ = places.forQuestion(caller.name())) {
            waitForTurn(caller);
            try {
                DrawPass.Outcome<T> outcome = passes.over(worlds, caller).run(open, add);
                return new Answer<>(outcome.reading(), grounds(worlds, outcome.manifests()));
            } finally {
                answering.release();
            }
        }
    }

    private static List<Grounds> grounds(List<ForecastSpec> worlds, List<Manifest> manifests) {
        return IntStream.range(0, worlds.size())
                .mapToObj(i -> new Grounds(worlds.get(i), manifests.get(i)))
                .toList();
    }

    private void waitForTurn(Caller caller) {
        try {
            while (!answering.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (caller.hasLeft().getAsBoolean()) {
                    throw new CancellationException("Nobody waits for the answer any more.");
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The service is stopping.");
        }
    }
}
