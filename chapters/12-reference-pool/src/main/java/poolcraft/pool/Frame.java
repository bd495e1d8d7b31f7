package poolcraft.pool;

/**
 * What goes through the rings between the pool and a worker.
 *
 * <pre>
 *  pool -&gt; worker
 *   define   byte 1 | int function | value session | value owner, method, descriptor
 *            | int n | value*n bound                       session: where its class is, or null
 *   forget   byte 2 | int function
 *   call     byte 3 | int function | int n | value*n       the arguments behind the bound ones
 *   chunk    byte 4 | int function | int n | int m | value*(n*m)      n calls of m arguments each
 *   packed   byte 9 | int function | value array           a call for each number in the array
 *   init     byte 5 | as call                              if it fails, the worker exits
 *   large    byte 6 | byte type | int length | value segment      the frame lies in that segment
 *   end      byte 7                                        exit
 *   trust    byte 8 | value name                           see {@link Trust}
 *
 *  worker -&gt; pool: an answer for each call, chunk and init, in their order
 *   result   byte 1 | long nanoseconds | byte kind | byte* body
 *   results  byte 2 | long nanoseconds | int n | (byte 0 | value, or byte 1 | exception)*n
 *   packed   byte 7 | long nanoseconds | value array       a result for each call, all of them numbers
 *   failure  byte 3 | long nanoseconds | exception, see {@link poolcraft.pipe.ThrownFormat}
 *   skipped  byte 4                                        it was revoked
 *   full     byte 5                                        it has filled its memory, and is to go
 *   large    byte 6 | byte type | int length | value segment      the answer lies there
 *
 *  value     int length of what follows | byte kind | byte* body, see {@link
 *            poolcraft.pipe.MessageFormat}
 * </pre>
 *
 * <p>The nanoseconds are those that the worker took to run the task.
 */
final class Frame {

    static final byte DEFINE = 1;
    static final byte FORGET = 2;
    static final byte CALL = 3;
    static final byte CHUNK = 4;
    static final byte INIT = 5;
    static final byte LARGE = 6;
    static final byte END = 7;
    static final byte TRUST = 8;
    static final byte PACKED = 9;

    static final byte RESULT = 1;
    static final byte RESULTS = 2;
    static final byte FAILURE = 3;
    static final byte SKIPPED = 4;
    static final byte FULL = 5;
    static final byte PACKED_RESULTS = 7;

    private Frame() {}
}
