package poolcraft.course.bench;

import java.util.List;

/**
 * What one contender reached.
 *
 * @param contender who
 * @param figures each single figure, the smallest first
 */
public record Series(Contender contender, List<Double> figures) {

    public Series {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException(
                    contender.name() + " has no figures: it was not measured");
        }
        figures = figures.stream().sorted().toList();
    }

    public double median() {
        int middle = figures.size() / 2;
        return figures.size() % 2 == 1
                ? figures.get(middle)
                : (figures.get(middle - 1) + figures.get(middle)) / 2;
    }

    public double min() {
        return figures.getFirst();
    }

    public double max() {
        return figures.getLast();
    }
}
