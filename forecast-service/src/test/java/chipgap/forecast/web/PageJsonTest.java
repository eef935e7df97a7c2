package chipgap.forecast.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.forecast.UpstreamFakes;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page reads, over HTTP. A bearer token stands for the session, which only a real Keycloak can open. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class PageJsonTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Before the two quarters of the fakes, so that they are projected. */
    private static final String AHEAD = "\"asOf\": \"2023-12-31\", \"draws\": 100";

    private static URI at(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> get(String path, @Nullable String role) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).GET(), role);
    }

    private HttpResponse<String> post(String path, String role, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .header("X-Chipgap", "page")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                role);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, @Nullable String role)
            throws IOException, InterruptedException {
        if (role != null) {
            request.header("Authorization", "Bearer " + Tokens.of(role));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String reason, String part)
            throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("reason").asText()).isEqualTo(reason);
        assertThat(problem.path("message").asText()).contains(part);
    }

    @Test
    void whoHasNoSessionIsToldSoAndNotRedirected() throws IOException, InterruptedException {
        assertRefused(get("/api/runs", null), 401, "SIGNED_OUT", "Sign in again");
        assertRefused(
                send(HttpRequest.newBuilder(at("/api/runs")).header("Cookie", "q_session_web=stale"), null),
                401,
                "SIGNED_OUT",
                "Sign in again");
    }

    @Test
    void whatChangesSomethingNeedsAHeaderThatOtherSitesCannotSend() throws IOException, InterruptedException {
        HttpRequest.Builder forged = HttpRequest.newBuilder(at("/api/runs"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertRefused(send(forged, "analyst"), 403, "NOT_THE_PAGE", "X-Chipgap");
    }

    @Test
    void aViewerMayReadAndNotAsk() throws IOException, InterruptedException {
        assertThat(get("/api/runs", "viewer").statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(get("/api/session", "viewer").body()).path("roles"))
                .hasSize(1);
        assertRefused(post("/api/questions/explain", "viewer", "{}"), 403, "PERMISSION_DENIED", "analyst");
    }

    @Test
    void aRunIsStartedFollowedAndRead() throws IOException, InterruptedException {
        String body = "{\"requestId\": \"%s\", \"asked\": {%s}}".formatted(UUID.randomUUID(), AHEAD);
        HttpResponse<String> created = post("/api/runs", "analyst", body);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        String id = JSON.readTree(created.body()).path("forecast").path("id").asText();
        JsonNode progress;
        do {
            Thread.sleep(50);
            progress =
                    JSON.readTree(get("/api/runs/" + id + "/progress", "viewer").body());
        } while (progress.path("forecast").path("state").asText().matches("QUEUED|RUNNING"));
        JsonNode run = JSON.readTree(get("/api/runs/" + id, "viewer").body());
        assertThat(run.path("citation").asText()).startsWith("chipgap-");
        assertThat(run.path("pastQuarters").asInt(-1)).isZero();
        JsonNode first = run.path("forecast").path("result").path("quarters").path(0);
        assertThat(first.path("quarter").asText()).isEqualTo("2024Q1");
        assertThat(first.path("total").path("shortfall").path("quantiles")).hasSize(5);
        assertThat(get("/api/runs", "viewer").body()).contains(id);
    }

    @Test
    void aFactorOnDemandMovesTheQuartersAheadAndNotThoseThatWereOver() throws IOException, InterruptedException {
        String doubled = "{%s, \"multipliers\": {\"demand\": 2}}";
        JsonNode ahead = JSON.readTree(post("/api/questions/compare", "analyst", doubled.formatted(AHEAD))
                .body());
        // In draw i demand is 100 + i, so its mean over the 128 draws of the plan is 163.5: that much more.
        assertThat(demandMean(ahead)).isCloseTo(163.5, within(1e-6));
        assertThat(ahead.path("changes").toString()).contains("multipliers.demand", "× 2.0");
        JsonNode over = JSON.readTree(
                post("/api/questions/compare", "analyst", doubled.formatted("\"asOf\": \"2025-11-30\", \"draws\": 100"))
                        .body());
        assertThat(demandMean(over)).isZero();
    }

    private static double demandMean(JsonNode answer) {
        return answer.path("comparison")
                .path("quarters")
                .path(0)
                .path("demand")
                .path("mean")
                .asDouble(-1);
    }

    @Test
    void aChangeThatPolicyRefusesIsTheCallersToHear() throws IOException, InterruptedException {
        assertRefused(
                post(
                        "/api/questions/compare",
                        "analyst",
                        "{\"changes\": [{\"provision\": \"measures/none/provisions/none\", \"enabled\": false}]}"),
                400,
                "INVALID_FIELD",
                "measures/none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare | {} | 400 | INVALID_FIELD | changes nothing",
                "compare | {\"draws\": 5, \"multipliers\": {\"demand\": 2}} | 400 | INVALID_FIELD | (5)",
                "compare | {\"multipliers\": {\"demand\": 11}} | 400 | INVALID_FIELD | 11.0",
                "compare | {\"changes\": [{\"enabled\": false}]} | 400 | INVALID_FIELD | no provision",
                "explain | {\"seed\": \"one\"} | 400 | INVALID_FIELD | 'one'",
                "explain | {\"rule\": \"FIRST\"} | 400 | INVALID_FIELD | 'FIRST'",
                "explain | {\"from\": \"2024Q1\"} | 400 | INVALID_FIELD | both",
                "explain | {\"from\": \"2024Q9\", \"to\": \"2025Q1\"} | 400 | INVALID_FIELD | 2024Q9",
                "explain | {\"asOf\": \"yesterday\"} | 400 | INVALID_FIELD | form",
                "explain | {\"draws\": | 400 | INVALID_FIELD | form",
                "explain | {\"scenario\": \"none\"} | 404 | NOT_FOUND | none",
                "explain | {\"scenario\": \"supply-away\"} | 503 | SUPPLY_UNAVAILABLE | SUPPLY",
                "explain | {\"from\": \"2030Q1\", \"to\": \"2030Q2\"} | 422 | HORIZON_OUTSIDE_DATA | inside",
                "lineage | {\"asked\": {}, \"quarter\": \"2031Q1\"} | 400 | INVALID_FIELD | 2031Q1",
                "nothing | {} | 404 | NOT_FOUND | openapi"
            })
    void aBadQuestionIsAnsweredWithASentence(String question, String body, int status, String reason, String part)
            throws IOException, InterruptedException {
        assertRefused(post("/api/questions/" + question, "analyst", body), status, reason, part);
    }

    @Test
    void chipsOfAQuarterGoSomewhere() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post("/api/questions/flows", "analyst", "{\"asked\": {%s}, \"quarter\": \"2024Q1\"}".formatted(AHEAD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode flows = JSON.readTree(answer.body()).path("result");
        double served = 0;
        for (JsonNode each : flows.path("served")) {
            served += each.path("h100e").path("mean").asDouble();
        }
        double left = 0;
        for (JsonNode each : flows.path("left")) {
            left += each.path("h100e").path("mean").asDouble();
        }
        assertThat(served + left).as("150 H100e of new chips").isCloseTo(150, within(1e-6));
        double unmet = flows.path("unmet").path(0).path("h100e").path("mean").asDouble();
        assertThat(served + unmet).as("mean demand").isCloseTo(163.5, within(1e-6));
    }

    @Test
    void thePageComesWithItsHeadersAndWithoutInlineScripts() throws IOException, InterruptedException {
        HttpResponse<String> page = get("/", null);
        assertThat(page.body()).contains("<chipgap-page>").doesNotContainPattern("<script(?![^>]*src=)");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(get("/q/openapi", null).body()).contains("/api/questions/compare", "/api/figures");
    }
}
