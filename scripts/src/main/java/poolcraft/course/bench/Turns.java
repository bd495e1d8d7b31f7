package poolcraft.course.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The turns that one contender has had so far. Not thread-safe. */
final class Turns implements AutoCloseable {

    private final Session session;
    private final List<Double> nanos = new ArrayList<>();

    Turns(Contender contender) throws IOException {
        this.session = new Session(contender);
    }

    String name() {
        return session.contender().name();
    }

    void play(int times) throws IOException, InterruptedException {
        nanos.addAll(session.measure(times));
    }

    /** What was measured so far was to warm up. */
    void forget() {
        nanos.clear();
    }

    Series series(Unit unit) {
        return new Series(session.contender(), nanos.stream().map(unit::figure).toList());
    }

    @Override
    public void close() {
        session.close();
    }
}
