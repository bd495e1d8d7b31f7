package poolcraft.manager;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A lock in a manager, as {@link LockProxy} calls it. */
interface RemoteLock {

    void lock(boolean anyway);

    void lockInterruptibly(boolean anyway) throws InterruptedException;

    boolean tryLock(boolean anyway);

    boolean tryLock(long time, TimeUnit unit, boolean anyway) throws InterruptedException;

    void unlock();

    Condition newCondition();

    boolean isMine();

    boolean isLocked();

    boolean isConsistent();

    void markConsistent();
}
