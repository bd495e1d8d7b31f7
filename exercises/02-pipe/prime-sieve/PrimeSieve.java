import java.io.IOException;
import poolcraft.pipe.Connection;

/** A chain of processes, each of which drops the multiples of its prime. */
public final class PrimeSieve {

    private PrimeSieve() {}

    /** One process of the chain: its numbers come in, and the primes go out. */
    public static void sieve(Connection numbers, Connection primes)
            throws IOException, InterruptedException {
        // The first number is a prime. What becomes of the second one?
        primes.close();
    }
}
