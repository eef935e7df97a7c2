package chipgap.platform.figure;

/**
 * Why a sound row cannot join those that are held or come with it.
 *
 * @param line its line
 * @param kind what stands in its way
 * @param id its id
 * @param supersedes the figure that it supersedes; empty: none
 * @param other the other id, line or quantity that it clashes with
 */
record Conflict(long line, Kind kind, String id, String supersedes, String other) {
    /** What can stand in the way of a row. */
    enum Kind {
        /** The id is recorded already. */
        RECORDED("id", "Figure %s is recorded already. Give this one a new id; to correct a figure, supersede it."),
        /** An earlier line has the id. */
        TWICE("id", "Line %2$s has the id %1$s as well. Give each figure an id of its own."),
        /** No figure has the id that it supersedes. */
        NO_SUCH_FIGURE("supersedes", "There is no figure %2$s to supersede. ListFigures lists them."),
        /** It supersedes a figure about something else. */
        OTHER_QUANTITY(
                "supersedes", "The figure to supersede is about %2$s. A figure replaces one about the same quantity."),
        /** Another figure supersedes the one that it supersedes. */
        SUPERSEDED("supersedes", "Figure %2$s has replaced it already. Supersede that one."),
        /** An earlier line supersedes the same figure. */
        SUPERSEDED_TWICE("supersedes", "Line %2$s supersedes the same figure. Let one of the two supersede the other."),
        /** It supersedes itself by way of others. */
        CIRCLE("supersedes", "Figure %s would supersede itself by way of %s. Begin with the oldest.");

        private final String column;
        private final String reason;

        Kind(String column, String reason) {
            this.column = column;
            this.reason = reason;
        }

        String column() {
            return column;
        }
    }

    /** The refused value. */
    String value() {
        return kind.column.equals("id") ? id : supersedes;
    }

    /** What is wrong, and a way out. */
    String reason() {
        return kind.reason.formatted(id, other);
    }
}
