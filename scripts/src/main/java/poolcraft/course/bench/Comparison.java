package poolcraft.course.bench;

import java.util.List;

/**
 * The outcome of a benchmark.
 *
 * @param benchmark what was measured
 * @param ours what this project reached
 * @param peers what the others reached, in the same rounds
 */
public record Comparison(Benchmark benchmark, Series ours, List<Series> peers) {

    public Comparison {
        peers = List.copyOf(peers);
    }

    /** How much better this project is than the peer: above 1, it is better. */
    public double ratio(Series peer) {
        return benchmark.unit().ratio(ours.median(), peer.median());
    }
}
