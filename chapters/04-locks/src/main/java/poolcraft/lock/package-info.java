/**
 * Locks and their kin between processes: none of them waits for a process that has died.
 *
 * <pre>
 *  ProcessLock  ProcessReentrantLock              one at a time
 *  ProcessSemaphore  ProcessBoundedSemaphore      so many at a time
 *  ProcessCondition                               until another does something under the lock
 *  ProcessEvent                                   until it has happened
 *  ProcessBarrier                                 until all are there
 *  WaitingRoom, ProcessMark                       for building more of that kind
 *     |
 *  Contest                                        competing for a lock or a permit
 *     |
 *  Sleepers -&gt; Sleep -&gt; Bell                who sleeps, and how one process wakes another
 *     |
 *  Members                                        who lives
 * </pre>
 *
 * <p>What they have in common: they lie in shared memory, travel into a child by being used in its
 * target, wait awake for some microseconds before they sleep, and look ten times a second whether
 * the process that they wait for has died. All methods that wait can be interrupted, except those
 * that say otherwise.
 */
@NullMarked
package poolcraft.lock;

import org.jspecify.annotations.NullMarked;
