/** What the machine has: programs, JDKs, Pythons; found, never installed. */
@NullMarked
package poolcraft.course.machine;

import org.jspecify.annotations.NullMarked;
