package poolcraft.manager;

import java.util.concurrent.locks.Condition;

/** A condition of a lock in a manager: what {@link ManagedLock#newCondition()} returns. */
interface ManagedCondition extends Condition {}
