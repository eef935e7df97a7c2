package chipgap.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Properties;

/** Loopback ports: free ones, one a part, kept over restarts as long as nobody else takes them. */
final class Ports {
    private static final String FILE = "ports.properties";
    /** Below the ports that systems hand out for outgoing connections, which could take one between its choice and its use. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 29_999;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StateFolder state;
    private final Properties kept;

    Ports(StateFolder state) {
        this.state = state;
        this.kept = state.read(FILE);
    }

    /** The port of a part that runs, or ran last. */
    int of(String part) {
        String port = kept.getProperty(part);
        if (port == null) {
            throw new SuiteException("'%s' has no port yet. Run deploy/local/up.".formatted(part));
        }
        return Integer.parseInt(port);
    }

    boolean knows(String part) {
        return kept.containsKey(part);
    }

    /** A free port for a part that is about to start: the one it had, or another one when that is taken. */
    int choose(String part, Steps steps) {
        if (kept.containsKey(part)) {
            int before = of(part);
            if (isFree(before)) {
                return before;
            }
            steps.note("port %d of %s is taken by another program, using another one".formatted(before, part));
        }
        int chosen = RANDOM.ints(LOWEST, HIGHEST + 1)
                .filter(port -> !kept.containsValue(String.valueOf(port)) && isFree(port))
                .limit(1)
                .findFirst()
                .orElseThrow();
        kept.setProperty(part, String.valueOf(chosen));
        state.write(FILE, kept);
        return chosen;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
