/**
 * Links: streams of bytes whose sides move between processes while they are in use.
 *
 * <p>The door is {@link poolcraft.pipe.link.Link}. What a side does goes down through the package:
 *
 * <pre>
 *  Link -&gt; Traffic      what it reads and writes
 *       -&gt; LinkState    how this side stands with the other one
 *            -&gt; OtherEnd    where that is, and whether it has ended
 *            -&gt; Absence     who sees it home while it is on its way
 *       -&gt; Sockets      those that bytes come from, one after the other, and the one they go to
 *            -&gt; Watchers    the selectors that wait for them
 *  Move -&gt; LinkCall     asks the process that holds the other side:   MOVE, CLAIM, WATCH
 *                             |  Hello
 *                             v
 *  Switchboard -&gt; Caller -&gt; Doorway (one side) or Meeting (both are on their way) -&gt; LinkState
 *                             |  Reply
 *                             v
 * </pre>
 */
@NullMarked
package poolcraft.pipe.link;

import org.jspecify.annotations.NullMarked;
