package poolcraft.pipe.link;

import org.jspecify.annotations.Nullable;

/**
 * What one side of a link knows of the other one while that is on its way. Used under the lock of
 * the {@link LinkState}, while it is EXPECTING.
 */
final class Absence {

    /** Its end says that the other side is lost. */
    private @Nullable Caller custody;

    /** Where both sides meet; null if the other one comes straight to this. */
    private @Nullable SideAddress meetingPlace;

    /** This side is calling the other one, which may take it for LINKED. */
    private boolean calling;

    /** The other side moves, and {@code caller} sees it home. */
    void begin(Caller caller) {
        custody = caller;
    }

    /**
     * This side has appeared.
     *
     * @param outward whether it calls the other one; otherwise it is called
     */
    void begin(boolean outward) {
        calling = outward;
    }

    /** Both sides will meet at {@code place}; the end of {@code caller} says that one is lost. */
    void endsAt(SideAddress place, Caller caller) {
        calling = false;
        meetingPlace = place;
        custody = caller;
    }

    boolean isCalled() {
        return calling;
    }

    boolean isSeenHomeBy(Caller caller) {
        return custody == caller;
    }

    @Nullable
    SideAddress meetingPlace() {
        return meetingPlace;
    }

    /** Who sees the other side home; somebody else listens to it from now on. */
    @Nullable
    Caller handOver() {
        Caller handedOver = custody;
        custody = null;
        return handedOver;
    }

    /** The other side has come, or will not, or does not matter any more. */
    void end() {
        calling = false;
        meetingPlace = null;
        Quietly.close(custody);
        custody = null;
    }
}
