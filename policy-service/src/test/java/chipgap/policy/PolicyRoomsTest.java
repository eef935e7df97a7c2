package chipgap.policy;

import chipgap.platform.fixtures.Rooms;
import org.junit.jupiter.api.Test;

class PolicyRoomsTest {
    @Test
    void keepsTheTableOfRooms() {
        Rooms.check("policy");
    }
}
