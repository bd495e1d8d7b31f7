package poolcraft.pool;

/** The end of this program. */
final class ProgramEnd {

    private ProgramEnd() {}

    /** Whether it has begun. The JVM tells only those who want to take part in it. */
    static boolean hasBegun() {
        var nothing = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(nothing);
            Runtime.getRuntime().removeShutdownHook(nothing);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
