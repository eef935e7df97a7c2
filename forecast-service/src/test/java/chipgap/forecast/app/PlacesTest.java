package chipgap.forecast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places();

    @Test
    void manyAtOnceGetNoMorePlacesThanThereAre() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            List<Callable<Boolean>> takers = IntStream.range(0, 400)
                    .mapToObj(i -> (Callable<Boolean>) () -> takes("caller-" + i % 8))
                    .toList();
            long taken = 0;
            for (Future<Boolean> taker : threads.invokeAll(takers)) {
                taken += taker.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(16);
        }
    }

    private boolean takes(String caller) {
        try {
            places.forRun(caller);
            return true;
        } catch (Places.NoPlaceException none) {
            return false;
        }
    }

    @Test
    void noCallerTakesThemAllAndAPlaceCanBeGivenBackOnce() {
        List<Places.Place> own =
                IntStream.range(0, 12).mapToObj(_ -> places.forRun("one")).toList();
        assertThatThrownBy(() -> places.forRun("one")).hasMessageContaining("12 forecasts of yours");
        IntStream.range(0, 4).forEach(_ -> places.forRun("other"));
        assertThatThrownBy(() -> places.forRun("third")).hasMessageContaining("16 forecasts are running");
        own.getFirst().close();
        own.getFirst().close();
        places.forRun("third");
        assertThatThrownBy(() -> places.forRun("third")).isInstanceOf(Places.NoPlaceException.class);
    }

    @Test
    void aCallerAsksOneQuestionAtATime() {
        try (Places.Place _ = places.forQuestion("one")) {
            assertThatThrownBy(() -> places.forQuestion("one")).hasMessageContaining("Another question");
            places.forQuestion("other").close();
        }
        places.forQuestion("one").close();
    }
}
