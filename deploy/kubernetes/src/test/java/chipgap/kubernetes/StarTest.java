package chipgap.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The network policies allow the star of calls and nothing else. */
class StarTest {
    private static final List<String> SERVICES = List.of("policy", "supply", "demand", "forecast");

    private static Set<String> star() {
        Set<String> edges = new TreeSet<>();
        for (String service : SERVICES) {
            String pod = "Deployment/%s-service".formatted(service);
            if (!service.equals("forecast")) {
                edges.add("Deployment/forecast-service > %s:grpc".formatted(pod));
                edges.add("CronJob/sweep > %s:grpc".formatted(pod));
            }
            edges.add("chipgap/client > %s:grpc".formatted(pod));
            edges.add("monitoring > %s:management".formatted(pod));
            edges.add("%s > monitoring:4317".formatted(pod));
        }
        return edges;
    }

    @Test
    void aClusterOfItsOwn() {
        Set<String> edges = star();
        for (String service : SERVICES) {
            edges.add("Deployment/%s-service > StatefulSet/postgres:postgres".formatted(service));
            edges.add("Deployment/%s-service > Deployment/keycloak:http".formatted(service));
            edges.add("Job/%s-migration > StatefulSet/postgres:postgres".formatted(service));
        }
        edges.add("CronJob/sweep > StatefulSet/postgres:postgres");
        edges.add("CronJob/sweep > Deployment/keycloak:http");
        edges.add("Deployment/keycloak > StatefulSet/postgres:postgres");
        edges.add("chipgap/client > Deployment/keycloak:http");
        assertThat(Star.edges(Overlay.render("local"))).isEqualTo(edges);
    }

    @Test
    void aDatabaseAndAnIssuerElsewhere() {
        Set<String> edges = star();
        for (String service : SERVICES) {
            edges.add("Deployment/%s-service > outside:5432".formatted(service));
            edges.add("Deployment/%s-service > outside:443".formatted(service));
            edges.add("Job/%s-migration > outside:5432".formatted(service));
        }
        edges.add("CronJob/sweep > outside:5432");
        edges.add("CronJob/sweep > outside:443");
        assertThat(Star.edges(Overlay.render("production"))).isEqualTo(edges);
    }
}
