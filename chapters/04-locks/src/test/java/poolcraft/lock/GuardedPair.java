package poolcraft.lock;

import java.io.Serializable;
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

    /** Adds one to both, and fails if they differ and the lock does not say so. */
    void move() {
        try {
            lock.lock();
        } catch (OwnerDiedException e) {
            lock.recover(() -> right().set(left().get()));
            return;
        }
        try {
            if (left().getPlain() != right().getPlain()) {
                throw new AssertionError("half-written, and nobody said so: " + left() + ", "
                        + right());
            }
            left().setPlain(left().getPlain() + 1);
            for (int i = 0; i < 20; i++) {
                Thread.onSpinWait();
            }
            right().setPlain(right().getPlain() + 1);
            moves().incrementAndGet();
        } finally {
            lock.unlock();
        }
    }
}
