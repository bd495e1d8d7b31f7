/** The command line: a class for each verb of {@code scripts/course}. */
@NullMarked
package poolcraft.course.command;

import org.jspecify.annotations.NullMarked;
