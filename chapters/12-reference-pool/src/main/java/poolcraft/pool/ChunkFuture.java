package poolcraft.pool;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The results of a chunk, for the one who maps: nothing else depends on it. */
class ChunkFuture<R extends @Nullable Object>
        extends
            PoolFuture<List<? extends @Nullable Object>> {

    /** How many calls it is for. */
    private int size;

    /** The bytes that the arguments took on their way. */
    private int bytes;

    ChunkFuture(Engine engine) {
        super(engine);
    }

    void isSentWith(int calls, int bytesOfThem) {
        size = calls;
        bytes = bytesOfThem;
    }

    int size() {
        return size;
    }

    int bytes() {
        return bytes;
    }

    /** What came of each call. If the chunk has failed as a whole, so has each of its calls. */
    final List<? extends @Nullable Object> items() {
        try {
            return joined();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (size <= 1) {
                throw e;
            }
            return failed(e.getCause() != null && e instanceof CompletionException
                    ? e.getCause()
                    : e);
        }
    }

    private List<FailedCall> failed(Throwable problem) {
        return Collections.nCopies(size, new FailedCall(problem));
    }

    /** The one who maps comes for it. */
    @Override
    void delivered() {}
}
