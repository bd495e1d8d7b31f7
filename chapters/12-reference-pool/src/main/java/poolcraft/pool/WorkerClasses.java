package poolcraft.pool;

import org.jspecify.annotations.Nullable;
import poolcraft.process.AllowList;
import poolcraft.process.SessionClasses;

/**
 * Where a worker finds the classes of functions: those of a program always in the same place, those
 * of a JShell session anew whenever the session has changed. Used by the worker's main thread.
 */
final class WorkerClasses {

    private final ClassLoader own = Thread.currentThread().getContextClassLoader();
    private String session = "";
    private ClassLoader ofSession = own;

    /** The loader of what comes from no session. */
    ClassLoader own() {
        return own;
    }

    /**
     * The loader of what comes from a session, which becomes that of this thread.
     *
     * @param address as in {@link SessionClasses#address}; null if it comes from none
     */
    ClassLoader of(@Nullable String address, AllowList allowList) {
        if (address == null) {
            return own;
        }
        if (!address.equals(session)) {
            ofSession = SessionClasses.loader(address, allowList);
            session = address;
        }
        Thread.currentThread().setContextClassLoader(ofSession);
        return ofSession;
    }
}
