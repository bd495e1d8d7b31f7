package poolcraft.pool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.ThrownFormat;
import poolcraft.pipe.UnreadableMessageException;

/**
 * Reads what came of tasks from the answers of workers: values, and what was thrown. Reading an
 * object can run code of its class: so it is done by the one who wants to know. Thread-safe.
 */
final class Results {

    private final Trust trust;

    Results(Trust trust) {
        this.trust = trust;
    }

    /**
     * The result in {@code answer}; of a chunk, a list of results and {@link FailedCall}s.
     *
     * @throws Throwable what the task has thrown, or why its result cannot be read
     */
    @Nullable
    Object read(Answer answer) throws Throwable {
        byte[] bytes = answer.bytes();
        if (bytes == null) {
            if (answer.type() == Frame.FAILURE) {
                throw Objects.requireNonNull((Throwable) answer.value());
            }
            return answer.value();
        }
        var view = new MessageView();
        view.set(bytes, 0, bytes.length);
        MessageFormat format = trust.format();
        return switch (answer.type()) {
            case Frame.RESULT -> format.read((byte) view.read(), view);
            case Frame.RESULTS -> items(view, format, answer.where());
            case Frame.PACKED_RESULTS -> Packed.unpack(format.readPart(view));
            default -> throw thrown(view, format, answer.where());
        };
    }

    /** What the task has thrown whose {@code answer} is a failure. */
    Throwable failureIn(Answer answer) {
        try {
            read(answer);
            throw new AssertionError("a failure has no result");
        } catch (Throwable e) {
            return e;
        }
    }

    private static Throwable thrown(MessageView view, MessageFormat format, String where)
            throws IOException {
        return new ThrownFormat(format, _ -> false).read(view, where);
    }

    private static List<@Nullable Object> items(MessageView view, MessageFormat format,
            String where) throws IOException {
        int count = view.readInt();
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(view.read() == 0
                    ? value(view, format)
                    : new FailedCall(thrown(view, format, where)));
        }
        return items;
    }

    private static @Nullable Object value(MessageView view, MessageFormat format)
            throws IOException {
        try {
            return format.readPart(view);
        } catch (UnreadableMessageException e) {
            return new FailedCall(e);
        }
    }
}
