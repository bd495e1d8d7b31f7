import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.manager.ManagedLock;
import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;

@Idea("dead-clients")
@Limit(25)
class JobBoardTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int DIED = 9;

    private static final List<String> JOBS = List.of("bake", "cook", "fry", "grill");
    private static final Set<String> CHANGES = Set.of("add", "addAll", "addFirst", "addLast",
            "remove", "removeAll", "removeIf", "removeFirst", "removeLast", "retainAll", "set",
            "clear");

    private Manager manager;
    private ManagedLock lock;
    private List<String> todo;
    private List<String> done;

    @BeforeEach
    void open() throws Exception {
        manager = Manager.start();
        lock = manager.lock();
        todo = manager.list(JOBS);
        done = manager.list();
    }

    @AfterEach
    void close() {
        manager.close();
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
    }

    /** How many changes this process makes before it dies; for a process that is to die. */
    private static final class Fuse {

        private final ManagedLock lock;
        private int left;

        Fuse(ManagedLock lock, int changes) {
            this.lock = lock;
            this.left = changes;
        }

        /** Dies before a change too many. */
        void check(String call) {
            if (!lock.isHeldByCurrentThread()) {
                throw new AssertionError("a list was touched without the lock: " + call);
            }
            if (CHANGES.contains(call) && left-- == 0) {
                Runtime.getRuntime().halt(DIED);
            }
        }

        /** A list in which this process dies when the fuse has burnt down. */
        @SuppressWarnings("unchecked")
        List<String> in(List<String> list) {
            return (List<String>) Proxy.newProxyInstance(JobBoardTest.class.getClassLoader(),
                    new Class<?>[]{List.class}, (_, method, arguments) -> {
                        check(method.getName());
                        try {
                            return method.invoke(list, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    /** A process that finishes a job, and dies after so many changes of the lists. */
    private void finishAndDie(String job, int changes) throws InterruptedException {
        ManagedLock itsLock = lock;
        List<String> itsTodo = todo;
        List<String> itsDone = done;
        JvmProcess worker = JvmProcess.start(() -> {
            Fuse fuse = new Fuse(itsLock, changes);
            JobBoard.finish(itsLock, fuse.in(itsTodo), fuse.in(itsDone), job);
        });
        assertTrue(worker.join(PATIENCE), "A process that finishes a job does not end.");
        assertEquals(DIED, worker.exitCode().orElse(-1), "A process was to die in finish, after "
                + changes + " changes of the lists, with this exit code. It ended otherwise; its"
                + " trace, if there is one, is in the output.");
    }

    private void assertBoard(List<String> stillTodo, List<String> nowDone, String when) {
        assertEquals("to do " + stillTodo + ", done " + nowDone,
                "to do " + new ArrayList<>(todo) + ", done " + new ArrayList<>(done),
                when + " The lists:");
        assertFalse(lock.isLocked(), when + " The lock was not given back.");
        assertTrue(lock.isConsistent(), when + " The lock still says that somebody has died.");
    }

    @Test
    @Points(1)
    void aJobMoves() {
        assertTrue(JobBoard.finish(lock, todo, done, "cook"), "The job 'cook' was to do.");
        assertFalse(JobBoard.finish(lock, todo, done, "cook"), "'cook' was done already.");
        assertFalse(JobBoard.finish(lock, todo, done, "sing"), "There is no job 'sing'.");
        assertBoard(List.of("bake", "fry", "grill"), List.of("cook"), "'cook' was finished.");
    }

    @Test
    @Points(3)
    void noJobIsLostByADeath() throws Exception {
        for (int changes = 0; changes <= 1; changes++) {
            String job = JOBS.get(changes);
            finishAndDie(job, changes);
            assertTrue(JobBoard.finish(lock, todo, done, JOBS.get(changes + 2)), "A process died"
                    + " when it finished '" + job + "', and another one finished '"
                    + JOBS.get(changes + 2) + "', which was to do.");
            List<String> all = new ArrayList<>(todo);
            all.addAll(done);
            assertEquals(new TreeSet<>(JOBS), new TreeSet<>(all), "A process finished '" + job
                    + "' and died after " + changes
                    + " changes of the lists. After the repair, each"
                    + " job should be somewhere. To do is " + new ArrayList<>(todo) + ", done is "
                    + new ArrayList<>(done) + ". All jobs:");
        }
    }

    @Test
    @Points(3)
    void noJobIsThereTwiceAfterADeath() throws Exception {
        finishAndDie("bake", 1);
        assertTrue(JobBoard.finish(lock, todo, done, "grill"), "'grill' was to do.");
        List<String> all = new ArrayList<>(todo);
        all.addAll(done);
        assertEquals(all.stream().distinct().toList(), all, "A process finished 'bake' and died"
                + " after one change of the lists. Another one finished 'grill'. To do is "
                + new ArrayList<>(todo) + ", done is " + new ArrayList<>(done) + ". A job is there"
                + " twice.");
        assertTrue(lock.isConsistent(), "The lists are repaired. The lock still says that somebody"
                + " has died.");
        assertFalse(lock.isLocked(), "The lock was not given back.");
    }

    @Test
    @Points(2)
    void whatWasDoneBeforeADeathStaysDone() throws Exception {
        JobBoard.finish(lock, todo, done, "fry");
        JobBoard.finish(lock, todo, done, "cook");
        finishAndDie("bake", 1);
        JobBoard.finish(lock, todo, done, "grill");
        assertTrue(done.containsAll(List.of("fry", "cook", "grill")), "'fry' and 'cook' were"
                + " finished, then a process died over 'bake', then 'grill' was finished. Done is "
                + new ArrayList<>(done) + ", to do is " + new ArrayList<>(todo) + ".");
    }

    @Test
    @Points(1)
    void theLockComesBackWhateverHappens() {
        List<String> broken = new ArrayList<>() {

            private static final long serialVersionUID = 1;

            @Override
            public boolean add(String job) {
                throw new IllegalStateException("by the test");
            }
        };
        assertThrows(IllegalStateException.class,
                () -> JobBoard.finish(lock, todo, broken, "cook"), "To add to the list of jobs that"
                        + " are done throws this.");
        assertFalse(lock.isLocked(),
                "A list has thrown an exception. The lock was not given back.");
        assertTrue(todo.contains("cook"), "'cook' could not be added to the jobs that are done. It"
                + " is gone from those to do: " + new ArrayList<>(todo));
    }

    @Test
    @Points(2)
    @Idea("two-calls")
    void twoWorkersFinishEachJobOnce() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add("job " + i);
        }
        ManagedLock shared = lock;
        List<String> jobs = manager.list(many);
        List<String> finished = done;
        List<String> counted = manager.list();
        List<JvmProcess> workers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            workers.add(JvmProcess.start(() -> {
                for (String job : many) {
                    if (JobBoard.finish(shared, jobs, finished, job)) {
                        counted.add(job);
                    }
                }
            }));
        }
        for (JvmProcess worker : workers) {
            assertTrue(worker.join(PATIENCE), "A process that finishes jobs does not end.");
            assertEquals(0, worker.exitCode().orElse(-1),
                    "A process that finishes jobs has failed; its trace is in the output.");
        }
        assertEquals(40, finished.size(),
                "Two processes have finished the same 40 jobs. So many are"
                        + " on the list of those that are done:");
        assertEquals(40, counted.size(), "So often, one of them was told that the job was to do:");
        assertEquals(List.of(), new ArrayList<>(jobs), "These jobs are still to do:");
    }
}
