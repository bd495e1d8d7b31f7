package poolcraft.memory;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Shared memory as buffers. A young JVM can read and change a buffer at once, whereas it first makes
 * a dozen pieces of code for {@link MemorySegment}s: that is felt in the start of a worker.
 */
public final class Buffers {

    private Buffers() {}

    /**
     * All of {@code memory}, with numbers as the processor has them.
     *
     * @throws UnsupportedOperationException if it has more than 2 GB
     */
    public static ByteBuffer of(MemorySegment memory) {
        return memory.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    /**
     * How numbers in a buffer are read and changed so that other processes see it. Its coordinates
     * are a {@link ByteBuffer} and an offset in bytes, a multiple of the number's size.
     *
     * @param numbers {@code int[]} or {@code long[]}
     */
    public static VarHandle handle(Class<?> numbers) {
        return MethodHandles.byteBufferViewVarHandle(numbers, ByteOrder.nativeOrder());
    }
}
