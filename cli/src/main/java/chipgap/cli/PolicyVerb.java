package chipgap.cli;

import java.io.PrintWriter;

/** What is asked of policy-service. */
abstract class PolicyVerb extends Verb {
    PolicyVerb(Settings settings) {
        super(settings);
    }

    abstract void run(PolicyClient policy, PrintWriter out);

    @Override
    void run(PrintWriter out) {
        try (PolicyClient policy = new PolicyClient(settings())) {
            run(policy, out);
        }
    }
}
