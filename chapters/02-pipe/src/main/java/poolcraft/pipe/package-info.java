/**
 * Pipes: messages between processes.
 */
@NullMarked
package poolcraft.pipe;

import org.jspecify.annotations.NullMarked;
