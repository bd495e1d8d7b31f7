package poolcraft.manager;

import java.io.Serializable;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;

/** A reference whose object was gone already when it arrived. Immutable. */
final class LostReference extends Reference {

    private final Ticket ticket;
    private final Exception why;

    LostReference(Ticket ticket, Exposed exposed, Exception why) {
        super(ticket.place().manager(), ticket.object(), exposed);
        this.ticket = ticket;
        this.why = why;
    }

    @Override
    @Nullable
    Object call(Method method, @Nullable Object[] arguments) {
        throw new ManagerGoneException("This proxy of a " + exposed() + " at "
                + ticket.place().address() + " came too late: " + why.getMessage(), why);
    }

    @Override
    Serializable ticket(Transfer transfer) {
        return ticket;
    }
}
