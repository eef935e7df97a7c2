package chipgap.cli;

import chipgap.proto.type.v1.EvidenceGrade;
import java.util.Arrays;
import java.util.Optional;

/** How far a source is trusted. */
enum Grade {
    A(EvidenceGrade.EVIDENCE_GRADE_A, "official document or company filing"),
    B(EvidenceGrade.EVIDENCE_GRADE_B, "named analyst"),
    C(EvidenceGrade.EVIDENCE_GRADE_C, "press citing anonymous sources"),
    D(EvidenceGrade.EVIDENCE_GRADE_D, "rumour, or an assumption of this project");

    private final EvidenceGrade message;
    private final String meaning;

    Grade(EvidenceGrade message, String meaning) {
        this.message = message;
        this.meaning = meaning;
    }

    EvidenceGrade message() {
        return message;
    }

    /** The letter, a question mark where this build does not know the grade. */
    static String letter(EvidenceGrade message) {
        return of(message).map(Grade::name).orElse("?");
    }

    /** The letter and what it means. */
    static String explained(EvidenceGrade message) {
        return of(message)
                .map(grade -> "%s, %s".formatted(grade, grade.meaning))
                .orElse("?");
    }

    private static Optional<Grade> of(EvidenceGrade message) {
        return Arrays.stream(values()).filter(grade -> grade.message == message).findFirst();
    }
}
