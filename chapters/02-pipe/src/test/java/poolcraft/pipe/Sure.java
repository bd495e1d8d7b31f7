package poolcraft.pipe;

/** Turns what must not be thrown into what need not be declared. */
final class Sure {

    private Sure() {}

    /** Code that may throw anything. */
    @FunctionalInterface
    interface Code {
        void run() throws Exception;
    }

    static void run(Code code) {
        try {
            code.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
