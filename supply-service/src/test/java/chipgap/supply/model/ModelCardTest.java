package chipgap.supply.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    @Test
    void theTablesOfTheModelCardAreNotStale() throws IOException {
        if (Boolean.getBoolean("chipgap.card.write")) {
            SupplyCard.write();
        }
        assertThat(SupplyCard.written())
                .as("docs/model-cards/supply.md. Make its tables anew: deploy/local/model-cards")
                .isEqualTo(SupplyCard.made());
    }
}
