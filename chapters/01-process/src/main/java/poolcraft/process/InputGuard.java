package poolcraft.process;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the reading of one object: by an {@link AllowList}, and by what its bytes can hold.
 * An array has a byte at least for each element, a table some places more; who announces more than
 * that wants memory, and has nothing to put there. Used by one thread.
 */
final class InputGuard implements ObjectInputFilter {

    /** How many places a byte can ask for: a hash table has at most 8 places for an entry. */
    private static final long PLACES_A_BYTE = 8;

    /** What the smallest tables have, whatever is in them. */
    private static final long FREE_PLACES = 1 << 16;

    private final AllowList allowList;
    private final long places;
    private long asked;
    private @Nullable String refused;

    InputGuard(AllowList allowList, int bytes) {
        this.allowList = allowList;
        this.places = FREE_PLACES + PLACES_A_BYTE * bytes;
    }

    // tag::check[]
    @Override
    public Status checkInput(FilterInfo info) {
        Status status = allowList.checkInput(info);
        if (status == Status.REJECTED) {
            refused = why(info);
        } else if (info.arrayLength() > 0) {
            asked += info.arrayLength();
            if (asked > places) {
                refused = "it announces arrays of " + asked + " elements, more than its bytes can"
                        + " hold.";
                return Status.REJECTED;
            }
        }
        return status;
    }
    // end::check[]

    private static String why(FilterInfo info) {
        Class<?> type = info.serialClass();
        return type == null
                ? "its objects are nested too deeply. Send them as a list or an array."
                : Untransferable.notAllowed(type.getName());
    }

    /** What to throw when reading has failed with {@code e}. */
    IOException explain(IOException e) {
        if (refused == null) {
            return e;
        }
        var clear = new InvalidClassException("An object was refused: " + refused);
        clear.initCause(e);
        return clear;
    }
}
