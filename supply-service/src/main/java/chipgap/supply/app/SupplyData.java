package chipgap.supply.app;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Vintage;
import chipgap.supply.model.Chip;
import chipgap.supply.model.Statement;
import chipgap.supply.model.SupplyModel;
import java.util.List;

/** What the service knows. */
public interface SupplyData {
    /** The chip catalogue in ascending order of id. */
    List<Chip> chips();

    /** The model of what was known at a vintage. */
    SupplyModel modelAt(Vintage vintage);

    /** Published statements that the model can be put beside. */
    List<Statement> statements();

    /** What was visible of them at a vintage. */
    Evidence published(Vintage vintage);

    Inventory inventory();

    /**
     * What is held.
     *
     * @param rows rows of reference data
     * @param unusedRows rows that no input of the model uses
     * @param newest the vintage that sees every row
     */
    record Inventory(int rows, int unusedRows, Vintage newest) {}
}
