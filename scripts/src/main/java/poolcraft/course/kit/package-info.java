/** What the kit holds: its chapters, examples and exercises, found in its folders. */
@NullMarked
package poolcraft.course.kit;

import org.jspecify.annotations.NullMarked;
