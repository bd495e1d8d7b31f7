/**
 * A pool of worker processes.
 *
 * <p>The doors are {@link poolcraft.pool.Pool} and {@link poolcraft.pool.ProcessPoolExecutor}, both
 * over one {@link poolcraft.pool.Engine}. A task goes down on the left, and its answer up on the
 * right:
 *
 * <pre>
 *  Pool, ProcessPoolExecutor                         the caller's future
 *    |  Mappings: lists and streams, in chunks         ^
 *  Submissions                                       PoolFuture, ChunkFuture
 *    |  Functions, Trust: what a worker has to know    ^  Completions: if nobody waits for it
 *  Task                                              Answer, Results
 *    |                                                 ^
 *  Dispatcher                                        ResultReader
 *    |  TaskQueue, Roster                              ^  whoever waits, or the BellListener
 *  Worker: HandedTasks, Inbox                        Worker: Outbox
 *    |                                                 ^
 *  =====  WorkerMemory: two rings of {@link poolcraft.pool.Frame}s, a claim for each task  =====
 *    v                                                 |
 *  WorkerMain, WorkerLoop, WorkerFunction: in the worker's process
 * </pre>
 *
 * <p>{@link poolcraft.pool.WorkerKeeper} sees to it that there are workers, {@link
 * poolcraft.pool.Watchdog} that no task runs for too long. A worker says hello at the {@link
 * poolcraft.pool.HelloDesk} when it first needs its bell; where in its life it is, says {@link
 * poolcraft.pool.WorkerLife}.
 *
 * <p><b>Locks.</b> Handing out is done under the dispatcher's lock, reading by who has the role of
 * the reader, the coming and going of workers by the keeper's thread. Who has the role may take the
 * lock of the dispatcher; nothing is ever taken the other way round, and nobody waits for anything
 * while holding either. So there is no circle. A thread of the user's looks before whether it has
 * {@link poolcraft.pool.StackRoom}: it must not stop half-way.
 *
 * <p><b>Without a lock</b> there are five meetings, each over one word or two:
 *
 * <ul>
 * <li>{@link poolcraft.pool.Claims}: a worker and its pool, in memory that two JVMs share. Each
 * change is a compare-and-set of one word, and no state is left for a second time.
 * <li>{@code PoolFuture}: one side writes the answer and then looks for a waiter, the other says
 * that it waits and then looks for the answer. Both words are volatile, so one of the two sees the
 * other.
 * <li>{@code Completions}: the same, between who adds a future and the thread that goes to sleep.
 * <li>{@code ResultReader}: who falls asleep last says so and then tries to have the role, who has
 * the role gives it back and then looks whether anybody is awake. So one of the two puts the pool to
 * rest.
 * <li>the ring and its sleeper, see {@link poolcraft.memory.Ring}.
 * </ul>
 *
 * <p>They are tested by real processes that race and are killed, and not with jcstress or Fray: these
 * see one JVM, and what matters here are two, of which one may be gone at any instruction.
 */
@NullMarked
package poolcraft.pool;

import org.jspecify.annotations.NullMarked;
