package chipgap.platform.figure;

import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.StreamPace;
import chipgap.proto.figure.v1.ImportFiguresRequest;
import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The messages of an import as a reason and a file. Read on a thread that may wait; a message is asked for when one before it has been read. */
final class ImportStream extends InputStream {
    static final int LARGEST_PIECE = 1 << 20;
    static final long LARGEST_FILE = 64L << 20;

    private static final long LOOK_AGAIN_MILLIS = 50;

    private final StreamPace.Inbound pace;
    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private final Cancellable subscription;
    private ByteString piece = ByteString.EMPTY;
    private int position;
    private long total;
    private boolean isAtEnd;

    /** No more messages. */
    private enum End {
        END
    }

    /** Subscribes; called on the event loop of the call. */
    ImportStream(Multi<ImportFiguresRequest> messages, StreamPace.Inbound pace) {
        this.pace = pace;
        this.subscription = messages.subscribe().with(arrived::add, arrived::add, () -> arrived.add(End.END));
    }

    /** The reason, which the first message brings. */
    String reason() {
        if (next() instanceof ImportFiguresRequest first && first.hasReason()) {
            return first.getReason();
        }
        throw new Failure.InvalidField(
                "reason", "The first message must bring the reason. Say why the figures are recorded.");
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        while (position == piece.size()) {
            if (isAtEnd || !(next() instanceof ImportFiguresRequest message)) {
                isAtEnd = true;
                return -1;
            }
            piece = content(message);
            position = 0;
        }
        int count = Math.min(length, piece.size() - position);
        piece.substring(position, position + count).copyTo(octets, offset);
        position += count;
        return count;
    }

    private ByteString content(ImportFiguresRequest message) {
        if (!message.hasContent()) {
            throw new Failure.InvalidField(
                    "content", "A message brings no content. After the reason, send the file and nothing else.");
        }
        ByteString content = message.getContent();
        if (content.size() > LARGEST_PIECE) {
            throw new Failure.InvalidField(
                    "content",
                    "A piece of %d bytes is too large. Send at most %d a message."
                            .formatted(content.size(), LARGEST_PIECE));
        }
        total += content.size();
        if (total > LARGEST_FILE) {
            throw new Failure.InvalidField(
                    "content", "The file is larger than 64 MiB, so nothing of it is recorded. Import it in parts.");
        }
        return content;
    }

    /** The next message, or that there is none. */
    private Object next() {
        try {
            Object next = arrived.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            while (next == null) {
                if (Context.current().isCancelled()) {
                    throw new CancellationException("The caller has gone, so nothing is recorded.");
                }
                next = arrived.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (next instanceof Throwable lost) {
                throw new CancellationException("The caller's stream broke off: " + lost);
            }
            pace.used();
            return next;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The service stops, so nothing is recorded.");
        }
    }

    @Override
    public void close() {
        subscription.cancel();
    }
}
