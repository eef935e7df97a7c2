package chipgap.policy.api;

import chipgap.platform.grpc.Failure;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.app.PolicyBooks.Revision;
import chipgap.proto.policy.v1.PolicyBookRevision;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Revisions of the policy book ⇄ messages. */
final class BookMessages {
    private static final Pattern NAME = Pattern.compile("policyBooks/main/revisions/([1-9][0-9]{0,17})");

    private BookMessages() {}

    static String name(long number) {
        return "policyBooks/main/revisions/" + number;
    }

    static long number(String field, String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new Failure.InvalidField(
                    field, "'%s' is not a resource name. Write it like policyBooks/main/revisions/1.".formatted(name));
        }
        return Long.parseLong(matcher.group(1));
    }

    static PolicyBookRevision message(Revision revision) {
        return PolicyBookRevision.newBuilder()
                .setName(name(revision.number()))
                .setRecordedTime(TypeMessages.message(revision.recordedAt()))
                .setContentDigest(revision.digest())
                .setRecordedBy(revision.recordedBy())
                .setReason(revision.reason())
                .build();
    }
}
