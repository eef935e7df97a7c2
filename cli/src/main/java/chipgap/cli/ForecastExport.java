package chipgap.cli;

import chipgap.proto.forecast.v1.ExportDrawsRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the draws themselves into a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the draws themselves into a CSV or Parquet file: one row a draw, quarter and part.",
            "At most 16384 draws. For quantiles see 'forecast run --csv' and '--hubverse'."
        })
final class ForecastExport extends Verb {
    @Parameters(paramLabel = "FILE", description = "File to write, e.g. draws.csv or draws.parquet.")
    private Path file = Path.of("");

    @Mixin
    private SpecOptions world = new SpecOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv or parquet. Default: what the file's name ends in.")
    @Nullable private FileFormat format;

    @Option(names = "--force", description = "Replace a file that exists.")
    private boolean isForced;

    ForecastExport(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) throws IOException, SQLException {
        FileFormat wanted = FileFormat.of(file, format);
        ExportDrawsRequest request =
                ExportDrawsRequest.newBuilder().setSpec(world.spec()).build();
        try (Draft draft = new Draft(file, isForced)) {
            switch (wanted) {
                case CSV -> download(request, draft.path());
                case PARQUET -> {
                    try (ScratchFolder scratch = ScratchFolder.make()) {
                        Path csv = scratch.file("draws.csv");
                        download(request, csv);
                        ParquetFile.write(csv, draft.path(), scratch);
                    }
                }
            }
            draft.finish();
        }
        out.printf("Wrote the draws to %s, %,d bytes.%n", file, Files.size(file));
    }

    private void download(ExportDrawsRequest request, Path csv) throws IOException {
        try (ForecastClient client = new ForecastClient(settings());
                Writer writer = Files.newBufferedWriter(csv)) {
            client.stream(stub -> stub.exportDraws(request), part -> append(writer, part.getCsv()));
        }
    }

    private static void append(Writer writer, String lines) {
        try {
            writer.write(lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
