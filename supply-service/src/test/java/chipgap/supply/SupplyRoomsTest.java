package chipgap.supply;

import chipgap.platform.fixtures.Rooms;
import org.junit.jupiter.api.Test;

class SupplyRoomsTest {
    @Test
    void keepsTheTableOfRooms() {
        Rooms.check("supply");
    }
}
