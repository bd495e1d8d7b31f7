/** What is compared of chapter 04: locks. */
@NullMarked
package poolcraft.course.bench.lock;

import org.jspecify.annotations.NullMarked;
