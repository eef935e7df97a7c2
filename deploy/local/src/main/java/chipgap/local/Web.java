package chipgap.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls over HTTP. */
final class Web {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private Web() {}

    /** Whether an address answers, and well. */
    static boolean answers(String address) {
        try {
            return send(HttpRequest.newBuilder(URI.create(address))).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What an address answers. */
    static String get(String address) {
        try {
            return send(HttpRequest.newBuilder(URI.create(address))).body();
        } catch (IOException failure) {
            throw new SuiteException("%s cannot be reached: %s".formatted(address, failure.getMessage()), failure);
        }
    }

    /** Sends a form and returns what was answered. */
    static String post(String address, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        try {
            return send(request).body();
        } catch (IOException failure) {
            throw new SuiteException("%s cannot be reached: %s".formatted(address, failure.getMessage()), failure);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted.", stopped);
        }
    }
}
