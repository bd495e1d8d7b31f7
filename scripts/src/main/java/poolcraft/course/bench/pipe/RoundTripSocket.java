package poolcraft.course.bench.pipe;

import poolcraft.pipe.Pipe;

/** The contender with the pipe of chapter 02. */
final class RoundTripSocket {

    private RoundTripSocket() {}

    public static void main(String[] args) throws Exception {
        Echo.answer(Pipe.open());
    }
}
