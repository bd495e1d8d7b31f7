/** What is compared of chapter 12: the pool. */
@NullMarked
package poolcraft.course.bench.pool;

import org.jspecify.annotations.NullMarked;
