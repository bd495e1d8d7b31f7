/**
 * Pipes: messages between processes.
 *
 * <p>The door is {@link poolcraft.pipe.Pipe}, or {@link poolcraft.pipe.Listener} and {@link
 * poolcraft.pipe.Client} for processes that find each other by an address; what one holds in the
 * hand is a {@link poolcraft.pipe.Connection}. A message goes down on one side and up on the other:
 *
 * <pre>
 *  send(message)                                      receive()
 *    |                                                   ^
 *  Sender          one thread at a time                Receiver
 *    | MessageFormat: object to kind and body            | MessageFormat: back again
 *    v                                                   |
 *  FrameWriter     length, kind, body                  FrameReader
 *    |                                                   ^
 *  Stream  -- bytes; never blocks --------------------> Stream
 *    :                                                   :
 *  StreamWait      sleeps while there is no room       StreamWait, while there is nothing
 * </pre>
 *
 * <p>{@link poolcraft.pipe.Waiting} waits for the first of many connections and processes. What is
 * no simple value is turned into bytes by a {@link poolcraft.pipe.Serializer}.
 */
@NullMarked
package poolcraft.pipe;

import org.jspecify.annotations.NullMarked;
