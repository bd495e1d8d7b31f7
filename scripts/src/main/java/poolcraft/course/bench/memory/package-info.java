/** What is compared of chapter 03: shared memory. */
@NullMarked
package poolcraft.course.bench.memory;

import org.jspecify.annotations.NullMarked;
