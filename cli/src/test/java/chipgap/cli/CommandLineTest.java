package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "forecast run --from 2025Q1 | Give both --from and --to, or neither.",
                "forecast run --from 2025 --to 2026Q1 | '2025' of --from is not a quarter. Write it like 2025Q4.",
                "forecast run --draws many | 'many' is not an int",
                "forecast run --json --csv | mutually exclusive",
                "forecast get | FORECAST",
                "forecast compare --scenario baseline | Say what the other world changes: --with",
                "forecast compare --with-rule FAIR | FAIR",
                "forecast buyer | --chips",
                "forecast buyer --chips many | 'many' is not a double",
                "forecast replay | FORECAST",
                "forecast multiple --from 2025Q1 | Give both --from and --to, or neither.",
                "forecast rum | rum",
                "forecast export draws.txt | neither in .csv nor in .parquet",
            })
    void aWrongCommandLineIsToldInOneLine(String arguments, String part) {
        StringWriter text = new StringWriter();
        CommandLine command =
                Chipgap.commandLine(Settings.at(Path.of("nowhere"))).setErr(new PrintWriter(text));
        assertThat(command.execute(arguments.split(" "))).isEqualTo(2);
        assertThat(text.toString()).startsWith("chipgap: ").contains(part);
        assertThat(text.toString().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, 3, Run 'chipgap login'",
        "PERMISSION_DENIED, 3, the words of the service",
        "UNAVAILABLE, 4, the words of the service",
        "DEADLINE_EXCEEDED, 4, did not answer in time",
        "NOT_FOUND, 1, the words of the service",
    })
    void aRefusalHasTheExitCodeOfItsKind(Status.Code code, int exitCode, String part) {
        CliException told = CliException.of(
                code.toStatus().withDescription("the words\nof the service").asRuntimeException());
        assertThat(told.exitCode()).isEqualTo(exitCode);
        assertThat(told).hasMessageContaining(part);
    }
}
