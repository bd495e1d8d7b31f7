package poolcraft.course.bench.pipe;

import poolcraft.memory.RingPipe;

/** The contender with the pipe of chapter 03. */
final class RoundTripRing {

    private RoundTripRing() {}

    public static void main(String[] args) throws Exception {
        Echo.answer(RingPipe.open());
    }
}
