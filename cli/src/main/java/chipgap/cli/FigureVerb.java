package chipgap.cli;

/** What is done with figures. */
abstract class FigureVerb extends Verb {
    FigureVerb(Settings settings) {
        super(settings);
    }

    FigureClient client(DataService service) {
        return new FigureClient(settings(), service);
    }
}
