/** {@code scripts/course doctor}: what this machine has and lacks, each with its remedy. */
@NullMarked
package poolcraft.course.doctor;

import org.jspecify.annotations.NullMarked;
