package poolcraft.manager;

import java.util.concurrent.locks.Condition;

/** A condition of a lock in a manager. */
interface ManagedCondition extends Condition {}
