/**
 * The runner of the grader's child JVM, and the messages between it and the grader.
 *
 * <p>Not exported: a submission that runs in the same JVM cannot reach it, not even by reflection.
 */
package poolcraft.grading.runner;
