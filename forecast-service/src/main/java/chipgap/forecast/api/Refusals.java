package chipgap.forecast.api;

import chipgap.forecast.app.CreateForecast;
import chipgap.forecast.app.CreateSweep;
import chipgap.forecast.app.Places;
import chipgap.forecast.app.ReadSweep;
import chipgap.forecast.app.ReplayForecast;
import chipgap.forecast.app.ResolveSpec;
import chipgap.forecast.app.TraceLineage;
import chipgap.forecast.app.UpstreamChangedException;
import chipgap.forecast.app.UpstreamException;
import chipgap.forecast.model.BuyerSummary;
import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ComputeBasis;
import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.LineageSummary;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a caller is told when a use case refuses. */
public final class Refusals {
    private Refusals() {}

    /**
     * Carries out a use case.
     *
     * @param scenario id of the scenario asked for; null for the default
     */
    public static <T> T telling(@Nullable String scenario, Supplier<T> useCase) {
        try {
            return useCase.get();
        } catch (CreateForecast.RequestIdReusedException reused) {
            throw new Failure.Conflict("REQUEST_ID_REUSED", text(reused));
        } catch (ResolveSpec.HorizonOutsideDataException outside) {
            throw new Failure.Precondition("HORIZON_OUTSIDE_DATA", "spec.horizon", text(outside));
        } catch (Composition.NoWillingnessException unstated) {
            throw new Failure.Precondition("NO_WILLINGNESS", "allocation_rule", text(unstated));
        } catch (ComputeBasis.NoRateException unpublished) {
            throw new Failure.Precondition("NO_RATE", "spec.compute_basis", text(unpublished));
        } catch (BuyerSummary.NothingToCountException nothing) {
            throw new Failure.InvalidField("chip_class", text(nothing));
        } catch (LineageSummary.NoSuchSegmentException missing) {
            throw new Failure.InvalidField("segment", text(missing));
        } catch (TraceLineage.OutsideHorizonException outside) {
            throw new Failure.InvalidField("quarter", text(outside));
        } catch (ReplayForecast.NothingToReplayException nothing) {
            throw new Failure.Precondition("NOTHING_TO_REPLAY", "name", text(nothing));
        } catch (Places.NoPlaceException busy) {
            throw new Failure.Exhausted(busy.reason(), text(busy), Places.NoPlaceException.RETRY_AFTER);
        } catch (UpstreamChangedException changed) {
            throw new Failure.Unavailable("UPSTREAM_CHANGED", text(changed));
        } catch (ReadSweep.NoSweepException missing) {
            throw new Failure.NotFound(
                    "chipgap.forecast.v1.Sweep", Names.name(SweepMessages.COLLECTION, missing.id()), text(missing));
        } catch (ReadSweep.IncompleteException incomplete) {
            throw new Failure.Precondition("SWEEP_INCOMPLETE", "name", text(incomplete));
        } catch (CreateSweep.TooManyDrawsException many) {
            throw new Failure.InvalidField("cases", text(many));
        } catch (CreateSweep.RefusedCaseException refused) {
            throw of(refused);
        } catch (UpstreamException failure) {
            throw of(failure, scenario);
        }
    }

    private static RuntimeException of(CreateSweep.RefusedCaseException refused) {
        return switch (refused.reason()) {
            case Composition.NoWillingnessException _ ->
                new Failure.Precondition("NO_WILLINGNESS", refused.field() + ".allocation_rule", text(refused));
            case ComputeBasis.NoRateException _ ->
                new Failure.Precondition("NO_RATE", refused.field() + ".compute_basis", text(refused));
            case UpstreamException failure
            when failure.kind() == UpstreamException.Kind.NOT_FOUND ->
                new Failure.InvalidField(refused.field() + ".scenario", text(refused));
            case UpstreamException failure
            when failure.kind() == UpstreamException.Kind.INVALID ->
                new Failure.InvalidField(refused.field() + ".changes", text(refused));
            case UpstreamException failure
            when failure.kind() == UpstreamException.Kind.PRECONDITION ->
                new Failure.Precondition(failure.reason(), refused.field(), text(refused));
            case UpstreamException failure -> of(failure, null);
            default -> refused.reason();
        };
    }

    private static RuntimeException of(UpstreamException failure, @Nullable String scenario) {
        return switch (failure.kind()) {
            case UNAVAILABLE, TIMEOUT -> new Failure.Unavailable(failure.reason(), text(failure));
            case NOT_FOUND ->
                new Failure.NotFound(
                        "chipgap.policy.v1.Scenario", Names.name("scenarios", String.valueOf(scenario)), text(failure));
            case INVALID -> new Failure.InvalidField("changes", text(failure));
            case PRECONDITION -> new Failure.Precondition(failure.reason(), "spec", text(failure));
            case TOKEN, CANCELLED, BROKEN -> failure;
        };
    }

    private static String text(RuntimeException refusal) {
        return String.valueOf(refusal.getMessage());
    }

    /** A forecast that must be there. */
    public static Forecast found(String id, Optional<Forecast> forecast) {
        return forecast.orElseThrow(() -> {
            String name = Names.name(ForecastMessages.COLLECTION, id);
            return new Failure.NotFound(
                    "chipgap.forecast.v1.Forecast",
                    name,
                    "There is no '%s'. ListForecasts lists them.".formatted(name));
        });
    }
}
