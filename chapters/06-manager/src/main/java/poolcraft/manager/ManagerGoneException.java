package poolcraft.manager;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A proxy was called, and its manager is not there any more, or cannot be reached.
 *
 * <p>Whether the call was carried out is not known if it was on its way already. The objects of the
 * manager are lost; another manager at the same address has objects of its own.
 */
public final class ManagerGoneException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    ManagerGoneException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
