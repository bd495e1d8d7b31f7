/** Verdicts in the formats that people and programs read. */
@NullMarked
package poolcraft.course.report;

import org.jspecify.annotations.NullMarked;
