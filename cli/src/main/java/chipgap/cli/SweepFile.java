package chipgap.cli;

import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.Multipliers;
import chipgap.proto.forecast.v1.SweepCase;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that says what a sweep varies. What stands beside the cases is the base of all of them; each case says what it changes in it.
 *
 * @param title what to call the sweep
 * @param from first quarter
 * @param to last quarter
 * @param draws least number of draws of each case
 * @param seed seed
 * @param cases the cases
 */
record SweepFile(
        @Nullable String title,
        @Nullable String scenario,
        @Nullable String asOf,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer draws,
        @Nullable Long seed,
        SpecOptions.@Nullable Rule rule,
        SpecOptions.@Nullable Basis basis,
        @Nullable List<OverlayFile.Entry> assumptions,
        @Nullable List<Case> cases) {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** One world: a name, and what it changes in the base. */
    record Case(
            @Nullable String name,
            @Nullable String scenario,
            @Nullable String asOf,
            SpecOptions.@Nullable Rule rule,
            SpecOptions.@Nullable Basis basis,
            @Nullable List<SweepChange> changes,
            @Nullable Factors multipliers,
            @Nullable List<OverlayFile.Entry> assumptions) {
        SweepCase message() {
            Alternative.Builder alternative = Alternative.newBuilder();
            if (scenario != null) {
                alternative.setScenario(Words.name("scenarios", scenario));
            }
            if (asOf != null) {
                alternative.setAsOfDate(Dates.message(date(asOf)));
            }
            if (rule != null) {
                alternative.setAllocationRule(rule.message());
            }
            if (basis != null) {
                alternative.setComputeBasis(basis.message());
            }
            if (multipliers != null) {
                alternative.setMultipliers(multipliers.message());
            }
            orEmpty(changes).forEach(change -> alternative.addChanges(change.message()));
            orEmpty(assumptions).forEach(entry -> alternative.addAssumptions(entry.message()));
            return SweepCase.newBuilder()
                    .setCaseId(Objects.requireNonNullElse(name, ""))
                    .setAlternative(alternative)
                    .build();
        }
    }

    /** What supply and demand are multiplied by. */
    record Factors(
            @Nullable Double domesticSupply,
            @Nullable Double imports,
            @Nullable Double demand) {
        Multipliers message() {
            Multipliers.Builder message = Multipliers.newBuilder();
            if (domesticSupply != null) {
                message.setDomesticSupply(domesticSupply);
            }
            if (imports != null) {
                message.setImports(imports);
            }
            if (demand != null) {
                message.setDemand(demand);
            }
            return message.build();
        }
    }

    /** The sweep asked for, without an id of the request. */
    CreateSweepRequest.Builder request() {
        CreateSweepRequest.Builder request =
                CreateSweepRequest.newBuilder().setTitle(Objects.requireNonNullElse(title, ""));
        ForecastSpec.Builder base = request.getSpecBuilder();
        if (scenario != null) {
            base.setScenario(Words.name("scenarios", scenario));
        }
        if (asOf != null) {
            base.setAsOfDate(Dates.message(date(asOf)));
        }
        if (from != null || to != null) {
            base.setHorizon(Quarters.range(from, to));
        }
        if (draws != null) {
            base.setDrawCount(draws);
        }
        if (seed != null) {
            base.setSeed(seed);
        }
        if (rule != null) {
            base.setAllocationRule(rule.message());
        }
        if (basis != null) {
            base.setComputeBasis(basis.message());
        }
        orEmpty(assumptions).forEach(entry -> base.addAssumptions(entry.message()));
        orEmpty(cases).forEach(each -> request.addCases(each.message()));
        return request;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    /** A date that a file holds. */
    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException invalid) {
            throw new CliException(
                    CliException.REFUSED, "'%s' is not a date. Write it like \"2026-09-30\".".formatted(text));
        }
    }

    /** Reads a file. */
    static SweepFile read(Path file) {
        if (!Files.isReadable(file)) {
            throw new CliException(CliException.REFUSED, "There is no file '%s' to read.".formatted(file));
        }
        try {
            return Objects.requireNonNull(MAPPER.readValue(Files.readString(file), SweepFile.class));
        } catch (UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            throw refusal(file, place(unknown), "It is not known here. Known are: " + String.join(", ", known) + ".");
        } catch (JsonMappingException unfit) {
            throw refusal(file, place(unfit), firstLine(unfit));
        } catch (JsonProcessingException unreadable) {
            throw refusal(file, "line " + unreadable.getLocation().getLineNr(), firstLine(unreadable));
        } catch (IOException unreadable) {
            throw new CliException(
                    CliException.REFUSED, "%s cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
    }

    /** What a file says where it does not fit, e.g. {@code cases[1].rule}. */
    private static String place(JsonMappingException unfit) {
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : unfit.getPath()) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return place.toString();
    }

    private static String firstLine(JsonProcessingException failure) {
        return failure.getOriginalMessage().split("\n", 2)[0];
    }

    private static CliException refusal(Path file, String place, String message) {
        return new CliException(CliException.REFUSED, "%s, %s: %s".formatted(file, place, message));
    }
}
