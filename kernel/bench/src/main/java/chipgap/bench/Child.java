package chipgap.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process that is run to its end. */
final class Child {
    private Child() {}

    /** The figures on the lines {@code name value} that a command printed, and the {@code seconds} from its start to its end. */
    static Map<String, Double> run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("OMP_NUM_THREADS", "1");
            builder.environment().put("OPENBLAS_NUM_THREADS", "1");
            long begin = System.nanoTime();
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s failed: %s".formatted(command, said));
            }
            Map<String, Double> figures = new HashMap<>(Map.of("seconds", (System.nanoTime() - begin) / 1e9));
            said.lines().map(line -> line.split(" ", 2)).forEach(pair -> figures.put(pair[0], Double.valueOf(pair[1])));
            return figures;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
