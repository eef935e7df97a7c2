package chipgap.forecast.app;

import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs a stored forecast again and tells whether the result is the same. */
@ApplicationScoped
public class ReplayForecast {
    private final Questions questions;
    private final Upstreams.Supply supply;

    ReplayForecast(Questions questions, Upstreams.Supply supply) {
        this.questions = questions;
        this.supply = supply;
    }

    /**
     * What came out.
     *
     * @param grounds what the replay stands on
     * @param storedDigest digest of the stored result
     * @param replayedDigest digest of the replay's result
     * @param changes what the two do not have in common
     */
    public record Answer(
            Questions.Grounds grounds, String storedDigest, String replayedDigest, List<ChangedInput> changes) {}

    /**
     * Replays.
     *
     * @param forecast with its result
     * @throws NothingToReplayException when it has no result, or too many draws
     */
    public Answer replay(Caller caller, Forecast forecast) {
        Manifest manifest = forecast.manifest();
        if (forecast.result() == null || manifest == null) {
            throw new NothingToReplayException("forecasts/%s has no result: it is %s. Replay one that succeeded."
                    .formatted(forecast.id(), forecast.state()));
        }
        if (forecast.usedDrawCount() > Questions.MOST_DRAWS) {
            throw new NothingToReplayException(
                    "forecasts/%s has %d draws, a replay takes at most %d. Create it again and compare result_digest."
                            .formatted(forecast.id(), forecast.usedDrawCount(), Questions.MOST_DRAWS));
        }
        Questions.Answer<RunForecast.Composed> answer = questions.read(
                caller,
                forecast.spec(),
                first -> RunForecast.Composed.of(first, forecast.spec(), supply.catalogue()),
                RunForecast.Composed::add);
        Questions.Grounds replayed = answer.grounds().getFirst();
        return new Answer(
                replayed,
                forecast.result().digest(),
                answer.reading().summary().result().digest(),
                ChangedInput.between(manifest, replayed.manifest()));
    }

    /** There is nothing to replay. */
    public static final class NothingToReplayException extends RuntimeException {
        NothingToReplayException(String message) {
            super(message);
        }
    }
}
