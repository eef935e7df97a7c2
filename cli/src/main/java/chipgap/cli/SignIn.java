package chipgap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Signs in at the OpenID Connect service and keeps the tokens fresh. */
final class SignIn {
    private static final String CLIENT = "chipgap-cli";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** A token that ends sooner than this is renewed before it is used. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Settings settings;

    SignIn(Settings settings) {
        this.settings = settings;
    }

    /** With user and password: for the demo realm, where the client may ask for them. */
    void withPassword(String user, String password) {
        JsonNode answer = post(
                "token", Map.of("grant_type", "password", "username", user, "password", password, "scope", "openid"));
        if (!answer.has("access_token")) {
            throw new CliException(
                    CliException.SIGN_IN,
                    "The sign-in service refused: %s. Check user and password.".formatted(reason(answer)));
        }
        keep(answer);
    }

    /** With the device flow: the user opens a page in any browser and confirms a code. */
    void withDevice(Consumer<String> tell) throws InterruptedException {
        JsonNode device = post("auth/device", Map.of("scope", "openid"));
        if (!device.has("device_code")) {
            throw new CliException(CliException.SIGN_IN, "The sign-in service refused: %s.".formatted(reason(device)));
        }
        tell.accept("Open %s and confirm the code %s."
                .formatted(
                        device.path("verification_uri_complete")
                                .asText(device.path("verification_uri").asText()),
                        device.path("user_code").asText()));
        long interval = device.path("interval").asLong(5);
        Instant end = Instant.now().plusSeconds(device.path("expires_in").asLong(600));
        while (Instant.now().isBefore(end)) {
            Thread.sleep(Duration.ofSeconds(interval));
            JsonNode answer = post(
                    "token",
                    Map.of(
                            "grant_type",
                            "urn:ietf:params:oauth:grant-type:device_code",
                            "device_code",
                            device.path("device_code").asText()));
            if (answer.has("access_token")) {
                keep(answer);
                return;
            }
            switch (answer.path("error").asText()) {
                case "authorization_pending" -> {}
                case "slow_down" -> interval += 5;
                default ->
                    throw new CliException(
                            CliException.SIGN_IN, "The sign-in service refused: %s.".formatted(reason(answer)));
            }
        }
        throw new CliException(CliException.SIGN_IN, "Nobody confirmed the code in time. Run 'chipgap login' again.");
    }

    /** A token that is still good for a while, renewed if need be. */
    String accessToken() {
        String token = settings.credential("access_token");
        String expires = settings.credential("expires_at");
        if (token != null
                && expires != null
                && Instant.parse(expires).isAfter(Instant.now().plus(MARGIN))) {
            return token;
        }
        String refresh = settings.credential("refresh_token");
        if (refresh == null) {
            throw new CliException(CliException.SIGN_IN, "You are not signed in. Run 'chipgap login'.");
        }
        JsonNode answer = post("token", Map.of("grant_type", "refresh_token", "refresh_token", refresh));
        if (!answer.has("access_token")) {
            throw new CliException(CliException.SIGN_IN, "Your session has ended. Run 'chipgap login'.");
        }
        keep(answer);
        return answer.path("access_token").asText();
    }

    private void keep(JsonNode answer) {
        Instant expires = Instant.now().plusSeconds(answer.path("expires_in").asLong());
        settings.keepCredentials(Map.of(
                "access_token", answer.path("access_token").asText(),
                "refresh_token", answer.path("refresh_token").asText(),
                "expires_at", expires.toString()));
    }

    private JsonNode post(String path, Map<String, String> parameters) {
        URI endpoint = URI.create(settings.issuer() + "/protocol/openid-connect/" + path);
        Map<String, String> form = new TreeMap<>(parameters);
        form.put("client_id", CLIENT);
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return json.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException away) {
            throw new CliException(
                    CliException.UNREACHABLE,
                    "The sign-in service at %s cannot be reached. Is the suite running?".formatted(settings.issuer()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CliException(CliException.REFUSED, "Interrupted.");
        }
    }

    private static String reason(JsonNode answer) {
        return answer.path("error_description")
                .asText(answer.path("error").asText("no reason given"))
                .replaceAll("\\.$", "");
    }
}
