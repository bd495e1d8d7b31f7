package poolcraft.pipe;

import java.util.SplittableRandom;

/** Bytes that tell whether they are whole. */
final class Stamped {

    private Stamped() {}

    /** So many bytes, none like its neighbours, the same for the same number. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }
}
