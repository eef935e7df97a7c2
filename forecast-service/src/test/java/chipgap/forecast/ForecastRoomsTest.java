package chipgap.forecast;

import chipgap.platform.fixtures.Rooms;
import org.junit.jupiter.api.Test;

class ForecastRoomsTest {
    @Test
    void keepsTheTableOfRooms() {
        Rooms.check("forecast");
    }
}
