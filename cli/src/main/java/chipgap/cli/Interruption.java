package chipgap.cli;

/** Does something when the process is told to stop, e.g. by Ctrl-C, while this is open. */
final class Interruption implements AutoCloseable {
    private final Thread hook;

    Interruption(Runnable then) {
        hook = new Thread(then, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            return; // the hook runs, or has run
        }
    }
}
