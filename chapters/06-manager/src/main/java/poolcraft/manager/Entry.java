package poolcraft.manager;

/**
 * An object of a manager, with its number. It lives as long as somebody has it: a client, a token, a
 * name, or another object of the manager.
 *
 * @param number never given twice
 * @param target the object itself
 * @param exposed what may be called
 */
record Entry(long number, Object target, Exposed exposed) {

    /** Whether a call never waits, unless it says so by {@link WouldWait}. */
    boolean isPrompt(int method) {
        return (target instanceof Monitor || target instanceof RootObject)
                && !exposed.runsForeignCode(method);
    }
}
