package chipgap.supply.model;

/** Policy names a chip or a designer that the model does not know. */
public final class UnknownNameException extends RuntimeException {
    UnknownNameException(String kind, String name) {
        super("Policy names the %s '%s', which supply does not know. Correct the name, or add it to the reference data."
                .formatted(kind, name));
    }
}
