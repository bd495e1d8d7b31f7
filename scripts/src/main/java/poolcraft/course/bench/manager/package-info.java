/** What is compared of chapter 06: calls of objects in a manager. */
@NullMarked
package poolcraft.course.bench.manager;

import org.jspecify.annotations.NullMarked;
