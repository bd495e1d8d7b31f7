package poolcraft.manager;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A call whose answer has not come yet. One thread waits for it; any may bring it.
 *
 * <pre>
 *  OPEN  --answer-->  DONE    the answer is here
 *  OPEN  --fail-->    DONE    there will be none
 * </pre>
 */
final class PendingCall {

    private final int number;
    private final Thread caller = Thread.currentThread();
    private volatile byte @Nullable [] answer;
    private volatile @Nullable ManagerGoneException failure;

    PendingCall(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean isDone() {
        return answer != null || failure != null;
    }

    void answer(byte[] message) {
        answer = message;
        wake();
    }

    void fail(ManagerGoneException why) {
        failure = why;
        wake();
    }

    /** Lets the caller look what there is to do. */
    void wake() {
        if (!caller.equals(Thread.currentThread())) {
            LockSupport.unpark(caller);
        }
    }

    /** Done: the answer. */
    byte[] answer() {
        byte[] message = answer;
        if (message == null) {
            ManagerGoneException why = failure;
            if (why == null) {
                throw new AssertionError("the call " + number + " is not done");
            }
            throw new ManagerGoneException(String.valueOf(why.getMessage()), why.getCause());
        }
        return message;
    }
}
