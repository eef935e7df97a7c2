package chipgap.forecast.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.forecast.UpstreamFakes;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token of a shard, from an issuer that is a stand-in: how long it is used, and when there is none. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(UpstreamFakes.class)
class OwnTokenTest {
    @Inject
    OidcClients clients;

    private final List<String> asked = new ArrayList<>();
    private HttpServer issuer;
    private int lifetimeSeconds = 300;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/token", this::answer);
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] token = """
                {"access_token": "token-%d", "token_type": "Bearer", "expires_in": %d}""".formatted(asked.size(), lifetimeSeconds).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(lifetimeSeconds > 0 ? 200 : 401, token.length);
        exchange.getResponseBody().write(token);
        exchange.close();
    }

    private OwnToken token() {
        OidcClient client = clients.newClient(OidcClientConfig.builder()
                        .id("shard")
                        .authServerUrl("http://127.0.0.1:" + issuer.getAddress().getPort())
                        .discoveryEnabled(false)
                        .tokenPath("/token")
                        .clientId("chipgap-sweep")
                        .credentials("a-secret")
                        .refreshTokenTimeSkew(Duration.ofMinutes(2))
                        .build())
                .await()
                .atMost(Duration.ofSeconds(20));
        return new OwnToken(client);
    }

    @Test
    void aTokenIsUsedAsLongAsItOutlastsAPart() {
        OwnToken token = token();
        assertThat(token.valid()).isEqualTo("token-1");
        assertThat(token.valid()).isEqualTo("token-1");
        assertThat(asked).singleElement().asString().contains("grant_type=client_credentials");
    }

    @Test
    void aTokenThatMayEndDuringAPartIsRenewedBeforeIt() {
        lifetimeSeconds = 60;
        OwnToken token = token();
        assertThat(token.valid()).isEqualTo("token-1");
        assertThat(token.valid()).isEqualTo("token-2");
        lifetimeSeconds = 300;
        assertThat(token.valid()).isEqualTo("token-3");
        assertThat(token.valid()).isEqualTo("token-3");
    }

    @Test
    void anIssuerThatRefusesIsTold() {
        lifetimeSeconds = 0;
        OwnToken token = token();
        assertThatThrownBy(token::valid)
                .isInstanceOf(OwnToken.NoTokenException.class)
                .hasMessageContaining("chipgap-sweep")
                .hasMessageContaining("CHIPGAP_SWEEP_SECRET");
    }
}
