/** A pool of worker processes. */
@NullMarked
package poolcraft.pool;

import org.jspecify.annotations.NullMarked;
