package poolcraft.manager;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** A lock that lives in a manager. Thread-safe. */
final class LockProxy implements ManagedLock, ProxyOf {

    private final Reference reference;
    private final RemoteLock remote;

    LockProxy(Reference reference) {
        this.reference = reference;
        this.remote = Proxies.dynamic(RemoteLock.class, reference);
    }

    @Override
    public Reference reference() {
        return reference;
    }

    @Override
    public void lock() {
        remote.lock(false);
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        remote.lockInterruptibly(false);
    }

    @Override
    public boolean tryLock() {
        return remote.tryLock(false);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return remote.tryLock(time, unit, false);
    }

    @Override
    public void unlock() {
        remote.unlock();
    }

    @Override
    public Condition newCondition() {
        return remote.newCondition();
    }

    @Override
    public boolean isHeldByCurrentThread() {
        return remote.isMine();
    }

    @Override
    public boolean isLocked() {
        return remote.isLocked();
    }

    @Override
    public boolean isConsistent() {
        return remote.isConsistent();
    }

    @Override
    public void markConsistent() {
        remote.markConsistent();
    }

    @Override
    public boolean recover(Runnable repair) {
        remote.lock(true);
        try {
            if (remote.isConsistent()) {
                return false;
            }
            repair.run();
            remote.markConsistent();
            return true;
        } finally {
            remote.unlock();
        }
    }

    @Override
    public Lock anyway() {
        return new Anyway();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return reference.equals(Proxies.referenceOf(other));
    }

    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    @Override
    public String toString() {
        return reference.toString();
    }

    /** The lock as it is taken by one who asks for himself whether its last holder died. */
    private final class Anyway implements Lock {

        @Override
        public void lock() {
            remote.lock(true);
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            remote.lockInterruptibly(true);
        }

        @Override
        public boolean tryLock() {
            return remote.tryLock(true);
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
            return remote.tryLock(time, unit, true);
        }

        @Override
        public void unlock() {
            remote.unlock();
        }

        @Override
        public Condition newCondition() {
            return remote.newCondition();
        }
    }
}
