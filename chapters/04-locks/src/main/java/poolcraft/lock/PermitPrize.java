package poolcraft.lock;

/**
 * A permit as a prize.
 *
 * @param toHold whether it is held afterwards, and given back if its holder dies
 */
record PermitPrize(SemaphoreState state, Sleepers sleepers, boolean toHold) implements Prize {

    @Override
    public boolean isThere() {
        return state.available() > 0;
    }

    @Override
    public boolean take(boolean slept) {
        return toHold ? state.acquire() : state.consume();
    }

    /** Nobody has to be told: who releases always looks for sleepers. */
    @Override
    public boolean announce() {
        return !isThere();
    }

    @Override
    public boolean takeFromTheDead() {
        if (!state.takeFromTheDead()) {
            return false;
        }
        sleepers.wakeAll();
        return true;
    }
}
