package chipgap.policy.api;

import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Page;
import chipgap.policy.app.PolicyBooks;
import chipgap.policy.app.PolicyBooks.Revision;
import chipgap.policy.model.ProvisionRecord;
import chipgap.proto.policy.v1.CreateRevisionRequest;
import chipgap.proto.policy.v1.CreateRevisionResponse;
import chipgap.proto.policy.v1.GetRevisionRequest;
import chipgap.proto.policy.v1.GetRevisionResponse;
import chipgap.proto.policy.v1.ListRevisionsRequest;
import chipgap.proto.policy.v1.ListRevisionsResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The calls that read and add revisions of the policy book. */
@ApplicationScoped
class RevisionCalls {
    private static final int LONGEST_BOOK = 1 << 20;
    private static final int LONGEST_REASON = 1000;

    private final PolicyBooks books;

    RevisionCalls(PolicyBooks books) {
        this.books = books;
    }

    CreateRevisionResponse create(CreateRevisionRequest request, String user) {
        long parent = BookMessages.number("parent_revision", request.getParentRevision());
        String reason = request.getReason();
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Failure.InvalidField(
                    "reason", "A revision needs a reason of at most %d characters.".formatted(LONGEST_REASON));
        }
        Revision revision = PolicyFailures.translating(() -> switch (request.getChangeCase()) {
            case BOOK_YAML -> fromText(request.getBookYaml(), parent, user, reason);
            case RECORD -> withRecord(request, parent, user, reason);
            case CHANGE_NOT_SET ->
                throw new Failure.InvalidField("book_yaml", "Nothing changes. Give book_yaml or record.");
        });
        return CreateRevisionResponse.newBuilder()
                .setRevision(BookMessages.message(revision))
                .build();
    }

    private Revision fromText(String text, long parent, String user, String reason) {
        if (text.length() > LONGEST_BOOK) {
            throw new Failure.InvalidField(
                    "book_yaml",
                    "The book has %d characters; at most %d are taken.".formatted(text.length(), LONGEST_BOOK));
        }
        try {
            return books.add(parent, text, user, reason);
        } catch (PolicyBooks.InvalidBookException refusal) {
            throw new Failure.InvalidField("book_yaml", String.valueOf(refusal.getMessage()));
        }
    }

    private Revision withRecord(CreateRevisionRequest request, long parent, String user, String reason) {
        String key = ProvisionNames.key("record.provision", request.getRecord().getProvision());
        ProvisionRecord record =
                RecordMessages.known("record.record", request.getRecord().getRecord());
        requireLater(key, record, parent, request.getRecord().getProvision());
        try {
            return books.add(parent, key, record, user, reason);
        } catch (PolicyBooks.InvalidBookException refusal) {
            throw new Failure.InvalidField("record.record", String.valueOf(refusal.getMessage()));
        }
    }

    /** What was known earlier is not edited afterwards. */
    private void requireLater(String key, ProvisionRecord record, long parent, String name) {
        ProvisionRecord newest = books.numbered(parent).book().provisions().entrySet().stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(entry -> entry.getValue().newestRecord())
                .findFirst()
                .orElseThrow(() -> PolicyFailures.noProvision(name));
        if (!record.knownFrom().isAfter(newest.knownFrom())) {
            throw new Failure.InvalidField(
                    "record.record.known_from_date",
                    "%s is not later than the newest record (%s). Records are never edited: give the date from which the new one is known."
                            .formatted(record.knownFrom(), newest.knownFrom()));
        }
    }

    ListRevisionsResponse list(ListRevisionsRequest request) {
        // Page orders by key: later revisions get smaller ones.
        Page<Revision> page = Page.of(
                books.revisions(),
                revision -> String.format(Locale.ROOT, "%019d", Long.MAX_VALUE - revision.number()),
                request.getPageSize(),
                request.getPageToken());
        return ListRevisionsResponse.newBuilder()
                .addAllRevisions(
                        page.items().stream().map(BookMessages::message).toList())
                .setNextPageToken(page.nextToken())
                .build();
    }

    GetRevisionResponse get(GetRevisionRequest request) {
        long number = BookMessages.number("name", request.getName());
        try {
            return GetRevisionResponse.newBuilder()
                    .setRevision(BookMessages.message(books.numbered(number).revision()).toBuilder()
                            .setBookYaml(books.text(number)))
                    .build();
        } catch (PolicyBooks.NoSuchRevisionException missing) {
            throw PolicyFailures.noRevision(request.getName());
        }
    }
}
