import java.util.List;
import java.util.OptionalInt;
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
        // Start them all. Whom do you wait for, if you do not know who will be first?
        return OptionalInt.of(-1);
    }
}
