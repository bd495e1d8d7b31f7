/** The kit's check of itself: starters fail, solutions pass, wrong solutions fail where they should. */
@NullMarked
package poolcraft.course.check;

import org.jspecify.annotations.NullMarked;
