package chipgap.cli;

import chipgap.proto.figure.v1.ExportFiguresRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies figures into a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Copy the figures of a service into a CSV or Parquet file that 'figures import' takes.",
            "Without --as-of these are all figures, also those that others replace."
        })
final class FiguresExport extends FigureVerb {
    @Parameters(paramLabel = "FILE", description = "File to write, e.g. figures.csv or figures.parquet.")
    private Path file = Path.of("");

    @Mixin
    private OneService service = new OneService();

    @Mixin
    private AsOf asOf = new AsOf();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv or parquet. Default: what the file's name ends in.")
    @Nullable private FileFormat format;

    @Option(names = "--force", description = "Replace a file that exists.")
    private boolean isForced;

    FiguresExport(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) throws IOException, SQLException {
        FileFormat wanted = FileFormat.of(file, format);
        try (Draft draft = new Draft(file, isForced)) {
            switch (wanted) {
                case CSV -> download(draft.path());
                case PARQUET -> {
                    try (ScratchFolder scratch = ScratchFolder.make()) {
                        Path csv = scratch.file("figures.csv");
                        download(csv);
                        ParquetFile.write(csv, draft.path(), scratch);
                    }
                }
            }
            draft.finish();
        }
        out.printf("Wrote the figures of %s to %s, %,d bytes.%n", service.asked(), file, Files.size(file));
    }

    private void download(Path csv) throws IOException {
        ExportFiguresRequest.Builder asked = ExportFiguresRequest.newBuilder();
        asOf.into(asked::setVintage);
        try (FigureClient client = client(service.asked());
                OutputStream stream = Files.newOutputStream(csv)) {
            client.exportTo(stream, asked.build());
        }
    }
}
