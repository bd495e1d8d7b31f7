//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION Money moves between two accounts: without a lock, somebody sees it twice or not at all

import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedBoolean;
import poolcraft.memory.SharedLongArray;
import poolcraft.process.JvmProcess;

// tag::program[]
static void move(SharedLongArray accounts) {
    accounts.decrementAndGet(0);
    accounts.incrementAndGet(1);
}

static long total(SharedLongArray accounts) {
    return accounts.get(0) + accounts.get(1);
}

static void moveCarelessly(SharedLongArray accounts, SharedBoolean over) {
    while (!over.get()) {
        move(accounts);
    }
}

static void moveLocked(ProcessLock lock, SharedLongArray accounts, SharedBoolean over) {
    while (!over.get()) {
        lock.lock();
        try {
            move(accounts);
        } finally {
            lock.unlock();
        }
    }
}

static long totalLocked(ProcessLock lock, SharedLongArray accounts) {
    lock.lock();
    try {
        return total(accounts);
    } finally {
        lock.unlock();
    }
}

void main() throws Exception {
    try (SharedLongArray accounts = SharedLongArray.create(2);
            SharedBoolean over = SharedBoolean.create(false);
            ProcessLock lock = ProcessLock.create()) {
        JvmProcess careless = JvmProcess.start(() -> moveCarelessly(accounts, over));
        while (total(accounts) == 0) {
            Thread.onSpinWait();
        }
        IO.println("without a lock: money was missing, or there was too much of it");
        over.set(true);
        careless.join();

        over.set(false);
        JvmProcess careful = JvmProcess.start(() -> moveLocked(lock, accounts, over));
        boolean alwaysRight = true;
        for (int look = 0; look < 10_000 || accounts.get(1) == 0; look++) {
            alwaysRight &= totalLocked(lock, accounts) == 0;
        }
        IO.println("under a lock: the total was always right: " + alwaysRight);
        over.set(true);
        careful.join();
    }
}
// end::program[]
