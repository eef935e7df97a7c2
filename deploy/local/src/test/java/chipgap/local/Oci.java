package chipgap.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image as an OCI archive, read with tar.
 *
 * @param archive the file
 * @param config its configuration
 * @param layers names of its layers inside the archive, from the bottom up
 */
record Oci(Path archive, JsonNode config, List<String> layers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Oci read(Path archive) throws IOException, InterruptedException {
        JsonNode index = JSON.readTree(entry(archive, "./index.json"));
        JsonNode manifest = JSON.readTree(entry(archive, blob(index.at("/manifests/0"))));
        List<String> layers = new ArrayList<>();
        manifest.at("/layers").forEach(layer -> layers.add(blob(layer)));
        return new Oci(archive, JSON.readTree(entry(archive, blob(manifest.at("/config")))), layers);
    }

    private static String blob(JsonNode descriptor) {
        return "./blobs/sha256/" + descriptor.at("/digest").asText().substring("sha256:".length());
    }

    /** Names of all files in all layers. */
    List<String> files() throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        for (String layer : layers) {
            files.addAll(output("tar -xOf '%s' '%s' | tar -tzf -".formatted(archive, layer))
                    .lines()
                    .toList());
        }
        return files;
    }

    /** A JSON file of a layer; the layers of a service are the small ones on top. */
    JsonNode json(String file) throws IOException, InterruptedException {
        for (String layer : layers.reversed()) {
            String content =
                    output("tar -xOf '%s' '%s' | tar -xOzf - '%s' 2>&1 || true".formatted(archive, layer, file));
            if (content.startsWith("{")) {
                return JSON.readTree(content);
            }
        }
        throw new IOException("No layer of %s has %s.".formatted(archive, file));
    }

    private static String entry(Path archive, String name) throws IOException, InterruptedException {
        return output("tar -xOf '%s' '%s'".formatted(archive, name));
    }

    private static String output(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed.");
        }
        return output;
    }
}
