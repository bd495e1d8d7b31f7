// Fails: noJobIsThereTwiceAfterADeath
// Misconception: what is under a lock is always whole.
import java.util.List;
import poolcraft.manager.ManagedLock;

/** Jobs on two lists of a manager: those to do, and those done. */
public final class JobBoard {

    private JobBoard() {}

    /**
     * Moves a job from one list to the other; repairs the lists before if somebody died over them.
     *
     * @param lock guards both lists
     * @return whether the job was to do
     */
    public static boolean finish(ManagedLock lock, List<String> todo, List<String> done,
            String job) {
        lock.anyway().lock();
        lock.markConsistent();
        try {
            if (!todo.contains(job)) {
                return false;
            }
            done.add(job);
            todo.remove(job);
            return true;
        } finally {
            lock.unlock();
        }
    }

}
