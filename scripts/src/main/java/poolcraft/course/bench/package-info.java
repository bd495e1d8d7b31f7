/**
 * The benchmark: this project beside its peers, in one run on one machine.
 *
 * <pre>
 *  Benchmark --contenders--> Harness --rounds--> Comparison --> TextTable, JsonRows, BarChart, HtmlPage
 *                               |  "10"  ^
 *                               v        | ten lines of nanoseconds
 *                         a process for each contender
 * </pre>
 *
 * <p>No figure is written down here: what is printed was measured in the run that prints it.
 */
@NullMarked
package poolcraft.course.bench;

import org.jspecify.annotations.NullMarked;
