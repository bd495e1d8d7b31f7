// Fails: eachPrimeComesAtOnce
// Misconception: what a child has found goes through its parent.
import java.io.EOFException;
import java.io.IOException;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** A chain of processes, each of which drops the multiples of its prime. */
public final class PrimeSieve {

    /** The process behind this one, and the end that sends to it. */
    private record Next(JvmProcess process, Connection numbers, Connection found) {

        static Next start() throws IOException {
            Pipe.OneWay pipe = Pipe.oneWay();
            Pipe.OneWay found = Pipe.oneWay();
            Connection childs = pipe.receiver();
            Connection childsFound = found.sender();
            JvmProcess process = JvmProcess.start(() -> sieve(childs, childsFound));
            return new Next(process, pipe.sender(), found.receiver());
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
        Next next = null;
        try {
            int prime = (Integer) numbers.receive();
            primes.send(prime);
            while (true) {
                int number = (Integer) numbers.receive();
                if (number % prime != 0) {
                    next = next == null ? Next.start() : next;
                    next.numbers().send(number);
                }
            }
        } catch (EOFException e) {
            if (next != null) {
                next.numbers().close();
                passOn(next.found(), primes);
            }
            primes.close();
        } finally {
            if (next != null) {
                next.end();
            }
        }
    }

    private static void passOn(Connection from, Connection to)
            throws IOException, InterruptedException {
        try {
            while (true) {
                to.send(from.receive());
            }
        } catch (EOFException e) {
            // that was the last one
        }
    }
}
