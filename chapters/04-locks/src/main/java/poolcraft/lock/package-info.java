/**
 * Locks and their kin between processes: none of them waits for a process that has died.
 *
 * <pre>
 *  ProcessLock  ProcessReentrantLock
 *     |
 *  RobustLock                                     what a holder's death means
 *     |
 *  LockState, LockWait                            the word of a lock; waiting for it
 *     |
 *  Sleepers -&gt; Sleep -&gt; Bell                who sleeps, and how one process wakes another
 *     |
 *  Members                                        who lives
 * </pre>
 */
@NullMarked
package poolcraft.lock;

import org.jspecify.annotations.NullMarked;
