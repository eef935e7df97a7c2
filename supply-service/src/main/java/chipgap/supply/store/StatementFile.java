package chipgap.supply.store;

import chipgap.kernel.evidence.Quantity;
import chipgap.supply.model.Statement;
import java.util.List;

/**
 * The YAML file of published statements.
 *
 * @param quantities what they are about
 * @param statements the statements
 */
record StatementFile(List<Quantity> quantities, List<Statement> statements) {
    StatementFile {
        quantities = List.copyOf(quantities);
        statements = List.copyOf(statements);
        for (Statement statement : statements) {
            requireUnit(statement, quantities);
        }
    }

    /** What is stated must be in the unit of what is measured. */
    private static void requireUnit(Statement statement, List<Quantity> quantities) {
        String unit = quantities.stream()
                .filter(quantity -> quantity.name().equals(statement.quantity()))
                .map(Quantity::unit)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The statement of %s is about '%s', which the file does not describe. Add the quantity, or correct the name."
                                .formatted(statement.figure(), statement.quantity())));
        String measured = statement.measure().unit();
        if (!unit.equals(measured)) {
            throw new IllegalArgumentException(
                    "The statement of %s is in %s and %s is measured in %s. Choose another measure."
                            .formatted(statement.figure(), unit, statement.measure(), measured));
        }
    }
}
