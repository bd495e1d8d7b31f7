/** What is compared of chapter 01: the start of a process. */
@NullMarked
package poolcraft.course.bench.process;

import org.jspecify.annotations.NullMarked;
