package chipgap.forecast.batch;

import chipgap.forecast.app.Caller;
import chipgap.forecast.app.ReadSweep;
import chipgap.forecast.app.RunShard;
import chipgap.forecast.app.Sweeps;
import chipgap.forecast.app.UpstreamException;
import chipgap.platform.grpc.CallContext;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A process that is started with the arguments {@code sweep ID SHARDS} runs one shard of a sweep and ends; one without arguments is the service. Which
 * shard it is, Kubernetes tells the pods of an Indexed Job in JOB_COMPLETION_INDEX.
 */
@ApplicationScoped
class ShardJob {
    /** Exit code where another try may do better. */
    static final int FAILED = 1;
    /** Exit code where another try would end the same. */
    static final int HOPELESS = 2;

    /** Longest time that a part may take, far more than it does. */
    private static final Duration LONGEST_PART = Duration.ofMinutes(10);

    private static final Pattern ARGUMENTS = Pattern.compile("sweep (?:sweeps/)?([0-9a-z]+) (\\d{1,4})");
    private static final Logger LOG = Logger.getLogger(ShardJob.class);

    private final RunShard runShard;
    private final OwnToken token;
    private final CallContext calls;
    private final int index;

    ShardJob(
            RunShard runShard,
            OwnToken token,
            CallContext calls,
            @ConfigProperty(name = "job.completion.index", defaultValue = "0") int index) {
        this.runShard = runShard;
        this.token = token;
        this.calls = calls;
        this.index = index;
    }

    /** Not as the main class of Quarkus: with one of our own, a process that only migrates would fail at its end. */
    void begin(@Observes StartupEvent start, @CommandLineArguments String[] arguments) {
        if (arguments.length > 0) {
            Thread.ofPlatform().daemon().name("shard").start(() -> {
                int code = FAILED;
                try {
                    code = run(arguments);
                } finally {
                    Quarkus.asyncExit(code);
                }
            });
        }
    }

    /** Runs to the end. Returns the exit code, 0 when all parts of the shard are stored. */
    int run(String... arguments) {
        Matcher matcher = ARGUMENTS.matcher(String.join(" ", arguments));
        if (!matcher.matches() || index >= Integer.parseInt(matcher.group(2))) {
            LOG.errorf(
                    "Shard refused: arguments='%s' JOB_COMPLETION_INDEX=%d. Write: sweep ID SHARDS, with an index below SHARDS.",
                    String.join(" ", arguments), index);
            return HOPELESS;
        }
        return run(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    private int run(String sweep, int shards) {
        String shard = "sweep=%s shard=%d of=%d".formatted(sweep, index, shards);
        try {
            int made = runShard.run(sweep, index, shards, this::caller);
            LOG.infof("Shard done: %s parts=%d", shard, made);
            return 0;
        } catch (ReadSweep.NoSweepException | RunShard.OutdatedException | Sweeps.OtherPartException hopeless) {
            LOG.errorf("Shard failed: %s reason=\"%s\"", shard, hopeless.getMessage());
            return HOPELESS;
        } catch (UpstreamException | OwnToken.NoTokenException failed) {
            LOG.errorf("Shard failed: %s reason=\"%s\"", shard, failed.getMessage());
            return FAILED;
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Shard failed: %s", shard);
            return FAILED;
        }
    }

    private Caller caller() {
        return new Caller("sweep", CallContext.carrying(calls.begin(token.valid(), LONGEST_PART)), () -> false);
    }
}
