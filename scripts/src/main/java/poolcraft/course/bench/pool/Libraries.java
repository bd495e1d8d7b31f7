package poolcraft.course.bench.pool;

import poolcraft.memory.SharedInt;
import poolcraft.pipe.Pipe;
import poolcraft.pool.Pool;
import poolcraft.process.JvmProcess;

/** What a contender of this package has on its class path. */
final class Libraries {

    private Libraries() {}

    static Class<?>[] ofThePool() {
        return new Class<?>[]{Pool.class, SharedInt.class, Pipe.class, JvmProcess.class};
    }
}
