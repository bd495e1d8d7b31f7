/**
 * Managers: objects that live in a server process, and are called from others.
 *
 * <p>The door is {@link poolcraft.manager.Manager}. A call goes down on the left, and its result up
 * again:
 *
 * <pre>
 *  a client                                        the manager's process
 *
 *  ListProxy, MapProxy ... or a dynamic proxy      ListObject, MapObject ... or a registered object
 *    |  what a program holds                         ^  Monitor: one call at a time
 *  RemoteReference                                   |
 *    |  which object, which method                 ServedCall
 *  Channel                                           ^  at once, or in a virtual thread if it waits
 *    |  sends; Mailbox: the callers read           Session, CallReader
 *    |  the answers themselves                       ^  one for each client: what it refers to,
 *    v                                               |  holds and waits for ends with it
 *  Connection  == Wire: what the bytes mean ==  Connection
 * </pre>
 *
 * <p>A proxy on its way travels as a {@link poolcraft.manager.Handle} over the manager's own
 * connection, and as a {@link poolcraft.manager.Ticket} over any other. Inside of the manager it
 * has a {@link poolcraft.manager.LocalReference}. What may be called of an object is in {@link
 * poolcraft.manager.Exposed}; those that have a name, or that a ticket stands for, are in the {@link
 * poolcraft.manager.ObjectTable}.
 */
@NullMarked
package poolcraft.manager;

import org.jspecify.annotations.NullMarked;
