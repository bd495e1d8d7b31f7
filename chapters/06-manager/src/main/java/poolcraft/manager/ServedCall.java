package poolcraft.manager;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageBuffer;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * A call that a client has made, in the manager.
 *
 * <pre>
 *  ASKED      --it need not wait--> ANSWERED           in the thread that reads the client's calls
 *  ASKED      --it may wait-->      RUNNING            in a virtual thread of its own
 *  RUNNING    --done-->             ANSWERED
 *  RUNNING    --withdrawn while it waits-->  ANSWERED  and nothing has changed
 *  ANSWERED   --received, or no receipt wanted-->  OVER
 *  ANSWERED   --the client is gone-->  OVER            and what it has done is undone
 * </pre>
 */
final class ServedCall implements Runnable {

    private final Session session;
    private final int number;
    private final long thread;
    private final Entry entry;
    private final int methodNumber;
    private final @Nullable Object[] arguments;
    private final Transfer transfer = new Transfer();
    private @Nullable Thread runner;
    private @Nullable Runnable undo;

    /** The numbers at the beginning of a call. */
    record Header(int number, long thread) {}

    ServedCall(Session session, Header header, Entry entry, int methodNumber,
            @Nullable Object[] arguments) {
        this.session = session;
        this.number = header.number;
        this.thread = header.thread;
        this.entry = entry;
        this.methodNumber = methodNumber;
        this.arguments = arguments;
    }

    Session session() {
        return session;
    }

    int number() {
        return number;
    }

    /** The thread that calls, in the client. */
    long thread() {
        return thread;
    }

    /** Whether it is answered: tried at once, if that is sure to be quick. */
    // tag::atOnce[]
    boolean answeredAtOnce() {
        if (!entry.isPrompt(methodNumber)) {
            return false;
        }
        try {
            session.answer(this, perform(Caller.client(this, false)));
            return true;
        } catch (WouldWait e) {
            return false;
        }
    }
    // end::atOnce[]

    /** Runs it in a thread of its own. */
    void start() {
        Thread virtual = Thread.ofVirtual().unstarted(this);
        runner = virtual;
        virtual.start();
    }

    /** Ends it, if it waits. */
    void interrupt() {
        Thread virtual = runner;
        if (virtual != null) {
            virtual.interrupt();
        }
    }

    @Override
    public void run() {
        session.answer(this, perform(Caller.client(this, true)));
        session.finished(this);
    }

    /** Makes the call. The answer is in bytes before another call may change what it tells. */
    private MessageBuffer perform(Caller caller) {
        Caller.become(caller);
        try {
            if (!(entry.target() instanceof Monitor monitor)) {
                return result(invoke());
            }
            monitor.enter(caller);
            try {
                return result(invoke());
            } finally {
                monitor.exit(caller);
            }
        } catch (WouldWait e) {
            throw e;
        } catch (Throwable e) {
            return withoutResult(e);
        } finally {
            Caller.become(null);
        }
    }

    private @Nullable Object invoke() throws Throwable {
        Method method = entry.exposed().method(methodNumber);
        try {
            return session.exposeResult(method.invoke(entry.target(), arguments), method);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private MessageBuffer result(@Nullable Object value) throws IOException {
        MessageBuffer out = session.wire().message(Wire.RESULT, number);
        out.write(undo == null ? 0 : 1);
        session.wire().write(value, out, transfer);
        return out;
    }

    private MessageBuffer withoutResult(Throwable problem) {
        undo();
        try {
            if (problem instanceof Withdrawn) {
                return session.wire().message(Wire.WITHDRAWN, number);
            }
            MessageBuffer out = session.wire().message(Wire.PROBLEM, number);
            session.wire().writeThrown(problem, out);
            return out;
        } catch (IOException e) {
            throw new TransferException("Cannot tell the client that the call failed: " + e
                    .getMessage(), e);
        }
    }

    /** See {@link Caller#unlessReceived}. */
    void unlessReceived(Runnable action) {
        undo = action;
    }

    /** Whether the client has to say that it has got the result. */
    boolean wantsReceipt() {
        return undo != null;
    }

    /** The answer has left. */
    void sent() {
        transfer.sent();
    }

    /** The client has the result. */
    void received() {
        transfer.arrived();
    }

    /** The client does not get the result. */
    void undo() {
        transfer.failed();
        transfer.lost();
        Runnable action = undo;
        undo = null;
        if (action != null) {
            action.run();
        }
    }
}
