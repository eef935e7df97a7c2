package chipgap.forecast.batch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The service; or with the arguments {@code sweep ID SHARDS} one shard of a sweep, which ends when all its parts are stored. */
@QuarkusMain
public class ForecastApplication implements QuarkusApplication {
    private final ShardJob shard;

    ForecastApplication(ShardJob shard) {
        this.shard = shard;
    }

    @Override
    public int run(String... arguments) {
        if (arguments.length > 0) {
            return shard.run(arguments);
        }
        Quarkus.waitForExit();
        return 0;
    }
}
