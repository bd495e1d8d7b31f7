/**
 * Queues between processes: many put, many take, in shared memory.
 *
 * <pre>
 *  ProcessQueue  JoinableProcessQueue     what programs use
 *     |
 *  PutSide  TakeSide                      one who puts or takes: the lock, the waiting
 *     |
 *  Tail  Head (PlainHead, ClaimedHead)    under the lock: items into the memory, and out of it
 *     |
 *  Cursor, Items, Blocks                  where they are; the rings that they lie in
 *     |
 *  QueueMemory                            a segment, drawn in QueueLayout
 * </pre>
 *
 * <p>An item is in shared memory when {@code put} returns: no thread has to flush it, and the death
 * of the process that put it does not lose it.
 */
@NullMarked
package poolcraft.queue;

import org.jspecify.annotations.NullMarked;
