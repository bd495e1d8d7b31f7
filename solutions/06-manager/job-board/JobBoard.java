import java.util.List;
import poolcraft.lock.OwnerDiedException;
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
        lockRepaired(lock, todo, done);
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

    private static void lockRepaired(ManagedLock lock, List<String> todo, List<String> done) {
        while (true) {
            try {
                lock.lock();
                return;
            } catch (OwnerDiedException e) {
                lock.recover(() -> todo.removeAll(done));
            }
        }
    }
}
