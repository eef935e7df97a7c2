package chipgap.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Tokens of the demo users, from the running Keycloak. */
final class DemoTokens {
    private DemoTokens() {}

    /** A token made for the command line. */
    static String of(Suite suite, String user) {
        return of(suite, "chipgap-cli", user);
    }

    static String of(Suite suite, String client, String user) {
        String form = "grant_type=password&client_id=%s&username=%s&password=%s"
                .formatted(client, user, suite.demoPassword(user));
        String answer = Web.post(suite.issuer() + "/protocol/openid-connect/token", form);
        try {
            JsonNode token = new ObjectMapper().readTree(answer).path("access_token");
            if (token.isTextual()) {
                return token.asText();
            }
        } catch (JsonProcessingException notJson) {
            throw new SuiteException("Keycloak gave no token: " + answer, notJson);
        }
        throw new SuiteException("Keycloak gave no token: " + answer);
    }
}
