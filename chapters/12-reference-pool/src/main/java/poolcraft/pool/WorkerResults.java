package poolcraft.pool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.ThrownFormat;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * Writes the results of a chunk as they come: each by itself, or, if all are numbers of one type, as
 * an array in the end. Used by the worker's main thread.
 */
final class WorkerResults {

    private static final int VALUE = 0;
    private static final int FAILURE = 1;

    private final int count;
    private final MessageBuffer answer;
    private final MessageFormat format;
    private final ThrownFormat thrown;

    /** Numbers that were not written yet; null as soon as there was something else. */
    private @Nullable List<Object> numbers = new ArrayList<>();

    /** Results of so many calls, into {@code answer}, which is empty. */
    WorkerResults(int count, MessageBuffer answer, MessageFormat format, ThrownFormat thrown)
            throws IOException {
        this.count = count;
        this.answer = answer;
        this.format = format;
        this.thrown = thrown;
        answer.write(Frame.RESULTS);
        answer.writeLong(0);
        answer.writeInt(count);
    }

    /** Adds what a call has returned. */
    void add(@Nullable Object result) throws IOException {
        List<Object> waiting = numbers;
        if (waiting != null && result != null && fits(result, waiting)) {
            waiting.add(result);
        } else {
            writeNumbers();
            write(result);
        }
    }

    private static boolean fits(Object result, List<Object> others) {
        return others.isEmpty()
                ? result instanceof Integer || result instanceof Long || result instanceof Double
                : result.getClass() == others.getFirst().getClass();
    }

    /** Adds what a call has thrown. */
    void addFailure(Throwable problem) throws IOException {
        writeNumbers();
        writeFailure(problem, answer.size());
    }

    private void writeNumbers() throws IOException {
        List<Object> waiting = numbers;
        numbers = null;
        if (waiting != null) {
            for (Object number : waiting) {
                write(number);
            }
        }
    }

    private void write(@Nullable Object result) throws IOException {
        int at = answer.size();
        var transfer = new Transfer();
        try {
            answer.write(VALUE);
            format.writePart(result, answer, transfer);
            transfer.sent();
        } catch (TransferException e) {
            writeFailure(unsendable(e), at);
        } catch (IOException | RuntimeException | Error e) {
            writeFailure(e, at);
        }
    }

    private void writeFailure(Throwable problem, int at) throws IOException {
        answer.truncate(at);
        answer.write(FAILURE);
        thrown.write(problem, answer);
    }

    /** What to say of a result that cannot be written. */
    static TransferException unsendable(TransferException problem) {
        return new TransferException("The task was done, but its result cannot be sent back. "
                + problem.getMessage(), problem);
    }

    /** All were added, and took so long. */
    void finish(long nanos) throws IOException {
        List<Object> all = numbers;
        Object packed = all == null || all.size() < count ? null : Packed.of(all);
        if (packed == null) {
            writeNumbers();
        } else {
            answer.truncate(0);
            answer.write(Frame.PACKED_RESULTS);
            answer.writeLong(0);
            format.writePart(packed, answer, new Transfer());
        }
        answer.setLong(1, nanos);
    }
}
