package chipgap.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expressions of the alert rules and of the dashboard. */
final class Observability {
    private static final Path FOLDER = Path.of("../observability");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern SPAN = Pattern.compile("\\[[^]]*]");
    /** A name that is no function: none of ours is followed by a parenthesis. */
    private static final Pattern METRIC = Pattern.compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*\\b(?!\\s*\\()");

    private Observability() {}

    static JsonNode rules() throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve("alerts.yaml").toFile()).at("/groups/0/rules");
    }

    static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
    }

    static List<String> expressions() throws IOException {
        List<String> expressions = new java.util.ArrayList<>(rules().findValuesAsText("expr"));
        expressions.addAll(dashboard().findValuesAsText("expr"));
        return expressions;
    }

    /** Names of the metrics in an expression of PromQL. */
    static Set<String> metrics(String expression) {
        String bare = TEXT.matcher(expression).replaceAll("");
        bare = SPAN.matcher(LABELS.matcher(bare).replaceAll(" ")).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        Matcher name = METRIC.matcher(bare);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }
}
