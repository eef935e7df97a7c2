package chipgap.cli;

import com.google.protobuf.Timestamp;
import com.google.type.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and instants of the contract, and as text. */
final class Dates {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Dates() {}

    static Date message(LocalDate date) {
        return Date.newBuilder()
                .setYear(date.getYear())
                .setMonth(date.getMonthValue())
                .setDay(date.getDayOfMonth())
                .build();
    }

    static Timestamp message(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    static String text(Date date) {
        return "%04d-%02d-%02d".formatted(date.getYear(), date.getMonth(), date.getDay());
    }

    /** In UTC, to the second. */
    static String text(Timestamp time) {
        return SECONDS.format(Instant.ofEpochSecond(time.getSeconds()));
    }
}
