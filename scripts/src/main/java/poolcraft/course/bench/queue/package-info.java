/** What is compared of chapter 05: queues. */
@NullMarked
package poolcraft.course.bench.queue;

import org.jspecify.annotations.NullMarked;
