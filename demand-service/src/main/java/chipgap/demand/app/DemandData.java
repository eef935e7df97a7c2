package chipgap.demand.app;

import chipgap.demand.model.DemandModel;
import chipgap.demand.model.Segment;
import chipgap.demand.model.Statement;
import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Vintage;
import java.util.List;

/** What the service knows. */
public interface DemandData {
    /** The segments in ascending order of id. */
    List<Segment> segments();

    /** The model of what was known at a vintage. */
    DemandModel modelAt(Vintage vintage);

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
