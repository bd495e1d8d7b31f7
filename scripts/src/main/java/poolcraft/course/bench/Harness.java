package poolcraft.course.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the contenders of a benchmark take turns: in each round, each does some operations, so that
 * a disturbance of the machine meets all of them alike. A first round that warms up is not counted.
 *
 * @param rounds how many rounds count
 * @param times how many operations a contender does in a round
 * @param messages where it says which contender fell out
 */
public record Harness(int rounds, int times, PrintStream messages) {

    /**
     * Measures.
     *
     * @throws IOException if this project's own contender, the first, fails; a peer falls out
     */
    public Comparison run(Benchmark benchmark, List<Contender> contenders)
            throws IOException, InterruptedException {
        List<Turns> players = new ArrayList<>();
        try {
            Turns ours = new Turns(contenders.getFirst());
            players.add(ours);
            play(ours, players);
            for (Contender peer : contenders.subList(1, contenders.size())) {
                join(peer, players);
            }
            players.forEach(Turns::forget);
            playRounds(players);
            return comparison(benchmark, players);
        } finally {
            players.forEach(Turns::close);
        }
    }

    private void join(Contender peer, List<Turns> players)
            throws IOException, InterruptedException {
        try {
            Turns turns = new Turns(peer);
            players.add(turns);
            play(turns, players);
        } catch (IOException e) {
            messages.println("bench: without " + peer.name() + ": " + e.getMessage());
        }
    }

    private void playRounds(List<Turns> players) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (Turns turns : List.copyOf(players)) {
                play(turns, players);
            }
        }
    }

    private void play(Turns turns, List<Turns> players) throws IOException, InterruptedException {
        try {
            turns.play(times);
        } catch (IOException e) {
            if (players.indexOf(turns) == 0) {
                throw new IOException(turns.name() + " cannot be measured: " + e.getMessage(), e);
            }
            messages.println("bench: without " + turns.name() + ": " + e.getMessage());
            players.remove(turns);
            turns.close();
        }
    }

    private static Comparison comparison(Benchmark benchmark, List<Turns> players) {
        List<Series> series = players.stream().map(turns -> turns.series(benchmark.unit()))
                .toList();
        return new Comparison(benchmark, series.getFirst(), series.subList(1, series.size()));
    }
}
