package chipgap.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Tokens of the demo users, from the running Keycloak. */
final class DemoTokens {
    private DemoTokens() {}

    static String of(Suite suite, String user) {
        String form = "grant_type=password&client_id=chipgap-cli&username=%s&password=%s"
                .formatted(user, suite.demoPassword(user));
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode answer = new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
            if (!answer.has("access_token")) {
                throw new SuiteException("Keycloak gave no token: " + answer);
            }
            return answer.path("access_token").asText();
        } catch (IOException failure) {
            throw new SuiteException("Keycloak cannot be reached.", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted.", stopped);
        }
    }
}
