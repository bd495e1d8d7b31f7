package poolcraft.lock;

import java.io.Serializable;
import java.util.concurrent.locks.LockSupport;
import poolcraft.memory.SharedInt;

/** Two numbers that are equal whenever nobody holds the lock in front of them. */
record GuardedPair(@SuppressWarnings("serial") ProcessLock lock) implements Serializable {

    private SharedInt left() {
        return SharedInt.in(lock.segment(), 512);
    }

    private SharedInt right() {
        return SharedInt.in(lock.segment(), 576);
    }

    /** How often it was moved, by all. */
    SharedInt moves() {
        return SharedInt.in(lock.segment(), 640);
    }

    boolean isWhole() {
        return left().get() == right().get();
    }

    void moveForever() {
        while (true) {
            move();
        }
    }

    void moveOften(int times) {
        for (int i = 0; i < times; i++) {
            move();
        }
    }

    /** Holds the lock so long that the others fall asleep. */
    void moveSlowlyForever() {
        while (true) {
            if (lockUnlessTold()) {
                try {
                    LockSupport.parkNanos(100_000);
                    moveLocked();
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    /** Adds one to both, and fails if they differ and the lock does not say so. */
    void move() {
        if (lockUnlessTold()) {
            try {
                moveLocked();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes the lock; false if it was told of a death, and has repaired what that left. */
    private boolean lockUnlessTold() {
        try {
            lock.lock();
            return true;
        } catch (OwnerDiedException e) {
            lock.recover(() -> right().set(left().get()));
            return false;
        }
    }

    /** A move by one who holds the lock. */
    void moveLocked() {
        if (left().getPlain() != right().getPlain()) {
            throw new AssertionError(
                    "half-written, and nobody said so: " + left() + ", " + right());
        }
        left().setPlain(left().getPlain() + 1);
        for (int i = 0; i < 20; i++) {
            Thread.onSpinWait();
        }
        right().setPlain(right().getPlain() + 1);
        moves().incrementAndGet();
    }
}
