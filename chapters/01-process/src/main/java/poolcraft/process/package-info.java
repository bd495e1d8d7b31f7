/**
 * Processes: run a function in a child JVM of its own.
 *
 * <p>The door is {@link poolcraft.process.JvmProcess}. From a call of {@code start} the way leads
 * through the package in one direction:
 *
 * <pre>
 *  parent                                              child
 *  JvmProcess -> ObjectWriter (target to bytes)
 *             -> ChildCommand (java -cp ...)  ------>  ChildMain
 *             -> Launch       --- stdin ----------->   Launch -> ObjectReader -> target.run()
 *                                                      Lifeline (goes on reading stdin)
 *  LinePump   &lt;-- stdout, stderr -----------------
 *  Children   (who is alive; what happens at the end of this JVM)
 * </pre>
 *
 * <p>Files and sockets of a process lie in a {@link poolcraft.process.PrivateFolder} and end with
 * it; the later chapters keep theirs there, too.
 */
@NullMarked
package poolcraft.process;

import org.jspecify.annotations.NullMarked;
