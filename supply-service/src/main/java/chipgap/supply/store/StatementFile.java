package chipgap.supply.store;

import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.StatementCheck;
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
            StatementCheck.requireUnit(
                    statement.figure(),
                    statement.quantity(),
                    statement.measure(),
                    statement.measure().unit(),
                    quantities);
        }
    }
}
