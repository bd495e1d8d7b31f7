/** Processes: run a function in a child JVM of its own. */
@NullMarked
package poolcraft.process;

import org.jspecify.annotations.NullMarked;
