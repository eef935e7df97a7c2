package chipgap.policy.api;

import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.app.PolicyBooks;
import chipgap.policy.app.PolicyBooks.Recorded;
import chipgap.policy.model.ChipAttribute;
import chipgap.policy.model.ChipControls;
import chipgap.policy.model.ChipFacts;
import chipgap.policy.model.ThresholdEdit;
import chipgap.proto.policy.v1.ClassifyChipRequest;
import chipgap.proto.policy.v1.ClassifyChipResponse;
import chipgap.proto.policy.v1.EditThresholdRequest;
import chipgap.proto.policy.v1.EditThresholdResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** The calls that run the scopes of provisions on chips. */
@ApplicationScoped
class ChipCalls {
    /** Later than every record: nothing that is known is left out. */
    private static final LocalDate EVERYTHING = LocalDate.of(2100, 12, 31);

    private final PolicyBooks books;

    ChipCalls(PolicyBooks books) {
        this.books = books;
    }

    ClassifyChipResponse classify(ClassifyChipRequest request) {
        LocalDate day = TypeMessages.date("date", request.getDate());
        LocalDate asOf = request.hasAsOfDate() ? TypeMessages.date("as_of_date", request.getAsOfDate()) : EVERYTHING;
        ChipFacts chip = chip(request);
        Recorded newest = books.newest();
        return ClassifyChipResponse.newBuilder()
                .setClassification(ChipMessages.classification(
                        chip, day, new ChipControls(newest.book(), asOf).classify(chip, day), newest.book()))
                .setPolicyBookRevision(BookMessages.name(newest.revision().number()))
                .build();
    }

    private ChipFacts chip(ClassifyChipRequest request) {
        return switch (request.getSubjectCase()) {
            case CHIP -> {
                String id = Names.id("chip", ChipMessages.CHIPS, request.getChip());
                yield books.catalogue().chip(id).orElseThrow(() -> PolicyFailures.noChip(request.getChip()));
            }
            case ATTRIBUTES -> ChipMessages.facts("attributes", request.getAttributes());
            case SUBJECT_NOT_SET ->
                throw new Failure.InvalidField(
                        "chip", "Nothing to classify. Name a chip of the catalogue or give attributes.");
        };
    }

    EditThresholdResponse edit(EditThresholdRequest request) {
        String key = ProvisionNames.key("provision", request.getProvision());
        LocalDate day = TypeMessages.date("date", request.getDate());
        ThresholdEdit edit = threshold(request);
        Recorded newest = books.newest();
        if (!newest.book().provisions().containsKey(key)) {
            throw PolicyFailures.noProvision(request.getProvision());
        }
        ChipControls controls = new ChipControls(newest.book(), EVERYTHING);
        EditThresholdResponse.Builder response = EditThresholdResponse.newBuilder()
                .setChipCount(books.catalogue().chips().size())
                .setPolicyBookRevision(BookMessages.name(newest.revision().number()));
        TypeMessages.reading("alternative", () -> controls.crossings(key, edit, books.catalogue(), day))
                .forEach(crossing -> response.addCrossings(ChipMessages.message(crossing)));
        return response.build();
    }

    private static ThresholdEdit threshold(EditThresholdRequest request) {
        if (!request.hasAtLeast() && !request.hasBelow()) {
            throw new Failure.InvalidField("at_least", "Neither at_least nor below is set. Give the changed bound.");
        }
        ChipAttribute attribute = TypeMessages.reading("attribute", () -> ChipAttribute.named(request.getAttribute()));
        return new ThresholdEdit(
                request.getAlternative(),
                attribute,
                request.hasAtLeast() ? request.getAtLeast() : null,
                request.hasBelow() ? request.getBelow() : null);
    }
}
