package poolcraft.course.bench.queue;

/** The contender with 1 at each side. */
final class OneToOneOurs {

    private OneToOneOurs() {}

    public static void main(String[] args) throws Exception {
        Crowd.answer(1);
    }
}
