package poolcraft.lock;

/**
 * A lock as a prize.
 *
 * @param anyway whether it is taken after its holder's death, too; else that is an exception
 */
record LockPrize(LockState state, Sleepers sleepers, boolean anyway) implements Prize {

    @Override
    public boolean isThere() {
        return LockState.isFree(state.word());
    }

    @Override
    public boolean take(boolean slept) {
        long word = state.word();
        if (!LockState.isFree(word)) {
            return false;
        }
        if (!anyway && !LockState.isConsistent(word)) {
            throw new OwnerDiedException(state.victim());
        }
        return state.takeFree(word, slept);
    }

    @Override
    public boolean announce() {
        long word = state.word();
        return !LockState.isFree(word) && state.announce(word);
    }

    /** Then it is free, but not consistent, and all who wait are to see that. */
    @Override
    public boolean takeFromTheDead() {
        long word = state.word();
        if (!state.hasDeadHolder(word)) {
            return false;
        }
        if (state.bury(word)) {
            sleepers.wakeAll();
        }
        return true;
    }
}
