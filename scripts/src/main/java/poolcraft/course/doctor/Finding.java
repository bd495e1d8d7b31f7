package poolcraft.course.doctor;

/**
 * What was found out about one thing.
 *
 * @param thing what was looked at
 * @param state whether the course can be used with it
 * @param text what was found
 * @param remedy what to do; empty where nothing has to be done
 */
public record Finding(String thing, State state, String text, String remedy) {

    /** From good to bad. */
    public enum State {
        /** As it should be. */
        GOOD("ok"),
        /** Something optional is missing, or something is scarce. */
        LACKING("--"),
        /** The course cannot be used like this. */
        BROKEN("!!");

        private final String sign;

        State(String sign) {
            this.sign = sign;
        }
    }

    static Finding good(String thing, String text) {
        return new Finding(thing, State.GOOD, text, "");
    }

    static Finding lacking(String thing, String text, String remedy) {
        return new Finding(thing, State.LACKING, text, remedy);
    }

    static Finding broken(String thing, String text, String remedy) {
        return new Finding(thing, State.BROKEN, text, remedy);
    }

    @Override
    public String toString() {
        String line = "%s  %-14s %s".formatted(state.sign, thing, text);
        return remedy.isEmpty() ? line : line + "%n    %-14s %s".formatted("", remedy);
    }
}
