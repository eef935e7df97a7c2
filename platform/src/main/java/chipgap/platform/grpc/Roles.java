package chipgap.platform.grpc;

/** Roles of the realm. Each includes the ones before it. */
public final class Roles {
    /** May read. */
    public static final String VIEWER = "viewer";
    /** May also sample and run forecasts. */
    public static final String ANALYST = "analyst";

    /** May also add data and scenarios. */
    public static final String EDITOR = "editor";

    private Roles() {}
}
