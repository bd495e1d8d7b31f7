// Fails: withoutNumbersThereAreNoPrimes
// Misconception: there is always a first number.
import java.io.EOFException;
import java.io.IOException;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** A chain of processes, each of which drops the multiples of its prime. */
public final class PrimeSieve {

    /** The process behind this one, and the end that sends to it. */
    private record Next(JvmProcess process, Connection numbers) {

        static Next start(Connection primes) throws IOException {
            Pipe.OneWay pipe = Pipe.oneWay();
            Connection childs = pipe.receiver();
            JvmProcess process = JvmProcess.start(() -> sieve(childs, primes));
            return new Next(process, pipe.sender());
        }

        void end() throws InterruptedException {
            numbers.close();
            process.join();
        }
    }

    private PrimeSieve() {}

    /** One process of the chain: its numbers come in, and the primes go out. */
    public static void sieve(Connection numbers, Connection primes)
            throws IOException, InterruptedException {
        int prime = (Integer) numbers.receive();
        primes.send(prime);
        Next next = null;
        try {
            while (true) {
                int number = (Integer) numbers.receive();
                if (number % prime != 0) {
                    next = next == null ? Next.start(primes) : next;
                    next.numbers().send(number);
                }
            }
        } catch (EOFException e) {
            primes.close(); // if it is still here
        } finally {
            if (next != null) {
                next.end();
            }
        }
    }
}
