package chipgap.demand;

import chipgap.platform.fixtures.Rooms;
import org.junit.jupiter.api.Test;

class DemandRoomsTest {
    @Test
    void keepsTheTableOfRooms() {
        Rooms.check("demand");
    }
}
