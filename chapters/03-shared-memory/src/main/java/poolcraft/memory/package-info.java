/**
 * Shared memory: values, arrays and rings that several processes read and write.
 *
 * <p>The door is {@link poolcraft.memory.Segment}, or, for one number, {@link
 * poolcraft.memory.SharedInt} and its kin. What stands on what:
 *
 * <pre>
 *  SharedInt SharedLong SharedDouble SharedBoolean   one value, alone in its cache line
 *  SharedIntArray SharedLongArray SharedDoubleArray SharedByteArray
 *  Ring, RingWriter, RingReader, Doorbell            messages from one process to another
 *     |
 *  Segment, Annexes                                  a named file, mapped; more of its kind
 *     |
 *  Registry, PrivateFolder (chapter 01)              where the files are, and whose they are
 * </pre>
 */
@NullMarked
package poolcraft.memory;

import org.jspecify.annotations.NullMarked;
