package poolcraft.course.server;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests for another host than this machine.
 *
 * <p>A web page can have its own name point to 127.0.0.1 and then read what is served here (DNS
 * rebinding); the browser still sends that name along.
 */
final class OwnHostOnly extends Filter {

    private static final Pattern OWN = Pattern.compile(
            "(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?",
            Pattern.CASE_INSENSITIVE);

    private static final int MISDIRECTED_REQUEST = 421;

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (isOwn(exchange.getRequestHeaders().getFirst("Host"))) {
            chain.doFilter(exchange);
        } else {
            Answer.text(exchange, MISDIRECTED_REQUEST,
                    "This server answers for localhost only. Open its pages as"
                            + " http://127.0.0.1 with the port that it printed.");
        }
    }

    static boolean isOwn(@Nullable String host) {
        return host != null && OWN.matcher(host).matches();
    }

    @Override
    public String description() {
        return "refuses requests for other hosts";
    }
}
