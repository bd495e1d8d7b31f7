package poolcraft.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a chunk, for the one who maps: nothing else depends on it. */
class ChunkFuture<R extends @Nullable Object> extends PoolFuture<List<ItemResult<R>>> {

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

    /** The one who maps comes for it. */
    @Override
    void delivered() {}
}
