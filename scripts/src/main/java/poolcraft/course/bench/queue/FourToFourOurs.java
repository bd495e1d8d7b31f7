package poolcraft.course.bench.queue;

/** The contender with 4 at each side. */
final class FourToFourOurs {

    private FourToFourOurs() {}

    public static void main(String[] args) throws Exception {
        Crowd.answer(4);
    }
}
