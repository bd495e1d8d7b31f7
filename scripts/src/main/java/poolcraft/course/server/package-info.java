/** Serves the finished book on this machine, and to no other. */
@NullMarked
package poolcraft.course.server;

import org.jspecify.annotations.NullMarked;
