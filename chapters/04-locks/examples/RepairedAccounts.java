//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A process is killed between two writes: the next one undoes the half of it
//TWIN none

import poolcraft.lock.OwnerDiedException;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedIntArray;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int ADA = 0;
static final int BEN = 1;
static final int ADA_BEFORE = 2;
static final int BEN_BEFORE = 3;
static final int MOVING = 4;

static void note(SharedIntArray bank) {
    bank.set(ADA_BEFORE, bank.get(ADA));
    bank.set(BEN_BEFORE, bank.get(BEN));
    bank.set(MOVING, 1); // <1>
}

static void undo(SharedIntArray bank) {
    if (bank.get(MOVING) == 1) {
        bank.set(ADA, bank.get(ADA_BEFORE));
        bank.set(BEN, bank.get(BEN_BEFORE));
        bank.set(MOVING, 0);
    }
}

static void moveHalf(ProcessLock lock, SharedIntArray bank) throws InterruptedException {
    lock.lock();
    note(bank);
    bank.addAndGet(ADA, -30);
    Thread.sleep(Long.MAX_VALUE); // here it is killed
}

static void show(String when, SharedIntArray bank) {
    IO.println("%s: Ada has %d, Ben has %d".formatted(when, bank.get(ADA), bank.get(BEN)));
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create(); SharedIntArray bank = SharedIntArray.create(5)) {
        bank.set(ADA, 100);
        show("before", bank);
        JvmProcess process = JvmProcess.start(() -> moveHalf(lock, bank));
        while (bank.get(ADA) == 100) {
            Thread.onSpinWait();
        }
        process.kill();
        process.join();
        show("half", bank);
        try {
            lock.lock();
        } catch (OwnerDiedException e) {
            lock.recover(() -> undo(bank)); // <2>
            lock.lock();
        }
        try {
            show("repaired", bank);
        } finally {
            lock.unlock();
        }
    }
}
// end::program[]
