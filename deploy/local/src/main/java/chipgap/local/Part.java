package chipgap.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A part of the suite that is one process. */
interface Part {
    /** Longest time that a part may take to become ready on a busy machine. */
    Duration PATIENCE = Duration.ofMinutes(2);

    String LOOPBACK = "127.0.0.1";

    String name();

    /** Chooses ports and prepares what the process needs; called only when it does not run. */
    void prepare(Steps steps);

    /** How the process is started. */
    Launch launch();

    boolean isReady();

    /** Whether helpers of the process are to be told to end too; not so where it ends them itself. */
    boolean endsWithItsGroup();

    /** How a process is started. */
    record Launch(List<String> command, Map<String, String> environment, Path folder) {
        /** The same with more variables, or with others. */
        Launch with(Map<String, String> variables) {
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(variables);
            return new Launch(command, all, folder);
        }
    }

    /** The Java that runs this launcher. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
