package chipgap.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may talk to whom under the network policies of an overlay: "caller > called:port". Name look-ups are left out. */
record Star(Map<String, PodTemplateSpec> pods, List<NetworkPolicy> policies) {
    private static final String CLUSTER_NAMES = "kube-system";

    static Set<String> edges(Overlay overlay) {
        return new Star(overlay.pods(), overlay.all(NetworkPolicy.class)).edges();
    }

    static boolean isMatched(Map<String, String> labels, PodTemplateSpec pod) {
        return pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet());
    }

    private Set<String> edges() {
        Set<String> edges = new TreeSet<>();
        pods.forEach((from, caller) -> {
            outgoing(caller).forEach(peer -> {
                if (peer.outside() != null && !peer.outside().equals(CLUSTER_NAMES)) {
                    edges.add(edge(from, peer.outside(), peer.port()));
                }
            });
            pods.forEach((to, called) -> incoming(called)
                    .filter(peer -> peer.covers(caller))
                    .filter(peer -> outgoing(caller)
                            .anyMatch(out -> out.covers(called) && out.port().equals(peer.port())))
                    .forEach(peer -> edges.add(edge(from, to, peer.port()))));
        });
        pods.forEach((to, called) -> incoming(called)
                .filter(peer -> peer.outside() != null)
                .forEach(peer -> edges.add(edge(peer.outside(), to, peer.port()))));
        return edges;
    }

    private static String edge(String from, String to, String port) {
        return "%s > %s:%s".formatted(from, to, port);
    }

    /** One end of a rule: pods of the namespace, or something outside. */
    private record Peer(LabelSelector inside, String outside, String port) {
        boolean covers(PodTemplateSpec pod) {
            return inside != null && matches(inside, pod);
        }
    }

    private Stream<Peer> incoming(PodTemplateSpec pod) {
        return about(pod, "Ingress")
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .flatMap(rule -> peers(rule.getFrom(), rule.getPorts()));
    }

    private Stream<Peer> outgoing(PodTemplateSpec pod) {
        return about(pod, "Egress")
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(rule -> peers(rule.getTo(), rule.getPorts()));
    }

    private Stream<NetworkPolicy> about(PodTemplateSpec pod, String direction) {
        return policies.stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
                .filter(policy -> matches(policy.getSpec().getPodSelector(), pod));
    }

    private static Stream<Peer> peers(Collection<NetworkPolicyPeer> ends, Collection<NetworkPolicyPort> ports) {
        return ends.stream()
                .flatMap(end -> ports.stream().map(port -> {
                    String number = port.getPort().getStrVal() == null
                            ? port.getPort().getIntVal().toString()
                            : port.getPort().getStrVal();
                    if (end.getNamespaceSelector() != null) {
                        return new Peer(
                                null,
                                end.getNamespaceSelector().getMatchLabels().entrySet().stream()
                                        .map(label -> label.getKey().endsWith("metadata.name")
                                                ? label.getValue()
                                                : label.getKey())
                                        .collect(Collectors.joining()),
                                number);
                    }
                    return end.getIpBlock() != null
                            ? new Peer(null, "outside", number)
                            : new Peer(end.getPodSelector(), null, number);
                }));
    }

    private static boolean matches(LabelSelector selector, PodTemplateSpec pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return isMatched(selector.getMatchLabels(), pod)
                && selector.getMatchExpressions().stream().allMatch(expression -> switch (expression.getOperator()) {
                    case "In" -> expression.getValues().contains(labels.get(expression.getKey()));
                    default -> throw new IllegalArgumentException("Not understood: " + expression);
                });
    }
}
