package poolcraft.lock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A lock as it is taken by one who asks it for himself whether its last holder died. */
final class AnywayLock implements Lock {

    private final RobustLock lock;

    AnywayLock(RobustLock lock) {
        this.lock = lock;
    }

    @Override
    public void lock() {
        lock.lock(true);
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        lock.lockInterruptibly(true);
    }

    @Override
    public boolean tryLock() {
        return lock.tryLock(true);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return lock.tryLock(time, unit, true);
    }

    @Override
    public void unlock() {
        lock.unlock();
    }

    @Override
    public Condition newCondition() {
        return lock.newCondition();
    }
}
