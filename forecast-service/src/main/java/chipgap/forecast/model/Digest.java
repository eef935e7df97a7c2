package chipgap.forecast.model;

import chipgap.kernel.evidence.Fingerprint;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 over records of numbers and texts. Maps count in the order of their keys, and what is null does not count, so that a field that comes later
 * leaves the digests of before as they were.
 */
final class Digest {
    private Digest() {}

    static String of(Record value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return Fingerprint.of(text.toString());
    }

    private static void write(Object value, StringBuilder text) {
        switch (value) {
            case Record fields -> writeFields(fields, text);
            case Map<?, ?> map ->
                new TreeMap<>(map).forEach((key, entry) -> {
                    text.append(key).append('=');
                    write(entry, text);
                });
            case Iterable<?> items -> items.forEach(item -> write(item, text));
            default -> text.append(value);
        }
        text.append(';');
    }

    private static void writeFields(Record fields, StringBuilder text) {
        for (RecordComponent component : fields.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(fields);
                if (value != null) {
                    text.append(component.getName()).append('=');
                    write(value, text);
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("The records of the model are open to it.", impossible);
            }
        }
    }
}
