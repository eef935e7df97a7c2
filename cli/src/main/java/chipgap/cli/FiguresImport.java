package chipgap.cli;

import chipgap.proto.figure.v1.ImportFiguresResponse;
import chipgap.proto.figure.v1.RefusedRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records the figures of a file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Record the figures of a CSV or Parquet file, all or none; its columns are those of an export.",
            "Prints the rows that cannot be recorded, and why. Wants the role editor."
        })
final class FiguresImport extends FigureVerb {
    @Parameters(paramLabel = "FILE", description = "File to read, e.g. figures.csv or figures.parquet.")
    private Path file = Path.of("");

    @Mixin
    private OneService service = new OneService();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv or parquet. Default: what the file's name ends in.")
    @Nullable private FileFormat format;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why you record them. Default: import of FILE.")
    @Nullable private String reason;

    FiguresImport(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) throws IOException, InterruptedException, SQLException {
        FileFormat given = FileFormat.of(file, format);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CliException(2, "%s cannot be read: no such file, or not yours to read.".formatted(file));
        }
        switch (given) {
            case CSV -> record(file, "line", line -> line, out);
            case PARQUET -> {
                try (ScratchFolder scratch = ScratchFolder.make()) {
                    Path csv = scratch.file("figures.csv");
                    ParquetFile.read(file, csv, scratch);
                    record(csv, "row", line -> ParquetFile.rowAt(line, csv), out);
                }
            }
        }
    }

    private void record(Path csv, String place, LongUnaryOperator ofLine, PrintWriter out)
            throws IOException, InterruptedException {
        ImportFiguresResponse report;
        try (FigureClient client = client(service.asked());
                InputStream stream = Files.newInputStream(csv)) {
            report = client.importFrom(stream, reason == null ? "import of " + file.getFileName() : reason);
        }
        if (report.getRefusedCount() > 0) {
            FigureTables.refused(report, place, ofLine, out);
            out.flush();
            throw new CliException(CliException.REFUSED, refusal(report));
        }
        out.printf(
                "Recorded %s in %s.%n", Words.counted(report.getRecordedCount(), "figure", "figures"), service.asked());
    }

    private String refusal(ImportFiguresResponse report) {
        int refused = report.getRefusedCount();
        long told = report.getRefusedRowsList().stream()
                .map(RefusedRow::getLine)
                .distinct()
                .count();
        return "Nothing was recorded: %s of %s refused%s. Correct the file and import it again."
                .formatted(
                        Words.counted(refused, "row", "rows"),
                        file.getFileName(),
                        told < refused ? ", the first %,d told above".formatted(told) : "");
    }
}
