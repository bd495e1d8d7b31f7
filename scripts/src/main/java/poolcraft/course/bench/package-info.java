/**
 * The benchmark: this project beside its peers, in one run on one machine.
 *
 * <pre>
 *  Benchmarks     all there are, a line each
 *     |
 *  Benchmark --contenders--&gt; Harness --rounds--&gt; Comparison --&gt; TextTable, JsonRows, BarChart, HtmlPage
 *     |                         |  "10"  ^
 *  Workshop                     v        | ten lines of nanoseconds
 *                         a process for each contender
 *                               |
 *                         TimingLoop, Team        what a contender written in Java is made of
 * </pre>
 *
 * <p>Each chapter has a package of its own below this one. A new benchmark takes four steps:
 *
 * <ol>
 * <li>a {@link poolcraft.course.bench.Benchmark} in the chapter's package: names, unit, contenders,
 * which a {@link poolcraft.course.bench.Workshop} makes;
 * <li>a class with a {@code main} that calls {@link poolcraft.course.bench.TimingLoop#answer}, as
 * this project's contender, where one process cannot do it with a {@link
 * poolcraft.course.bench.Team};
 * <li>a Python script that does the same, in the resources of that package;
 * <li>a line in {@link poolcraft.course.bench.Benchmarks}; and, for the first benchmark of a chapter,
 * the chapter's library in {@code scripts/pom.xml}.
 * </ol>
 *
 * <p>An operation of nanoseconds is timed by the million: a turn of some 50 ms is long enough to be
 * measured and short enough to take turns.
 *
 * <p>No figure is written down here: what is printed was measured in the run that prints it.
 */
@NullMarked
package poolcraft.course.bench;

import org.jspecify.annotations.NullMarked;
