package poolcraft.lock;

/**
 * Says when it is time to look for the dead: at the first wait, and then ten times a second, since
 * a look costs two system calls. Thread-safe: a race leads to one look more.
 */
final class Lookout {

    private static final long PAUSE_NANOS = 100_000_000;

    private volatile long next = System.nanoTime();

    boolean isDue() {
        long now = System.nanoTime();
        if (now - next < 0) {
            return false;
        }
        next = now + PAUSE_NANOS;
        return true;
    }
}
