/**
 * Managers: objects that live in a server process, and are called from others.
 */
@NullMarked
package poolcraft.manager;

import org.jspecify.annotations.NullMarked;
