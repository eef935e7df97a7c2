package chipgap.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;

/** Messages for other programs. */
final class Exports {
    private Exports() {}

    static String json(MessageOrBuilder message) {
        try {
            return JsonFormat.printer().print(message);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("The contract holds no Any message.", impossible);
        }
    }
}
