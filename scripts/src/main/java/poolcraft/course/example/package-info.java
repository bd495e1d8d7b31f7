/** The examples: found by name, run through jbang, their output recorded and compared. */
@NullMarked
package poolcraft.course.example;

import org.jspecify.annotations.NullMarked;
