// Fails: whenAllFailNobodyWins
// Misconception: somebody always wins.
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

/** Runs several targets in child processes and keeps the first that succeeds. */
public final class FirstToFinish {

    private FirstToFinish() {}

    /**
     * Runs all racers until one of them succeeds, and ends the others.
     *
     * @return the winner's place in the list; empty if all have failed
     */
    public static OptionalInt race(List<ProcessTarget> racers) throws InterruptedException {
        List<JvmProcess> children = new ArrayList<>();
        try {
            for (ProcessTarget racer : racers) {
                children.add(JvmProcess.start(racer));
            }
            return winnerOf(children);
        } finally {
            endAll(children);
        }
    }

    private static OptionalInt winnerOf(List<JvmProcess> children) throws InterruptedException {
        BlockingQueue<JvmProcess> ended = new LinkedBlockingQueue<>();
        for (JvmProcess child : children) {
            var _ = child.onExit().thenAccept(ended::add);
        }
        while (true) {
            JvmProcess child = ended.take();
            if (child.exitCode().equals(OptionalInt.of(0))) {
                return OptionalInt.of(children.indexOf(child));
            }
        }
    }

    /** All are asked before the first is waited for: they tidy up at the same time. */
    private static void endAll(List<JvmProcess> children) throws InterruptedException {
        children.forEach(JvmProcess::terminate);
        for (JvmProcess child : children) {
            child.join();
        }
    }
}
