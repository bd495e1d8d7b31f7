/** What is compared of chapter 02, and of the pipe of chapter 03: messages between processes. */
@NullMarked
package poolcraft.course.bench.pipe;

import org.jspecify.annotations.NullMarked;
