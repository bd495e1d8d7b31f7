//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pool:1.0
//DESCRIPTION Results that cannot come back, in either direction (004-worker-loop)

import poolcraft.pool.Pool;
import poolcraft.process.JvmProcess;

// tag::program[]
record Unreadable(int number) implements Serializable {

    Unreadable {
        if (JvmProcess.parent().isEmpty()) {
            throw new IllegalStateException("not in the parent");
        }
    }
}

static Thread unwritable() {
    return Thread.currentThread();
}

static long pid() {
    return JvmProcess.current().pid();
}

static String firstLine(Throwable problem) {
    return problem.getMessage().lines().findFirst().orElse("");
}

void main() {
    try (Pool pool = Pool.of(1)) {
        long before = pool.apply(() -> pid());
        try {
            pool.apply(() -> unwritable());
        } catch (RuntimeException e) {
            IO.println("cannot be written: " + e.getClass().getSimpleName());
            IO.println("  " + firstLine(e));
        }
        try {
            pool.apply(() -> new Unreadable(1));
        } catch (RuntimeException e) {
            IO.println("cannot be read: " + e.getCause().getClass().getSimpleName());
        }
        IO.println("the worker is the same: " + (before == pool.apply(() -> pid())));
    }
}
// end::program[]
