// Fails: eachPrimeComesAtOnce
// Misconception: first all numbers, then the next step.
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        Next next = null;
        List<Integer> left = new ArrayList<>();
        try {
            int prime = (Integer) numbers.receive();
            primes.send(prime);
            while (true) {
                int number = (Integer) numbers.receive();
                if (number % prime != 0) {
                    left.add(number);
                }
            }
        } catch (EOFException e) {
            if (left.isEmpty()) {
                primes.close();
                return;
            }
            next = Next.start(primes);
            for (int number : left) {
                next.numbers().send(number);
            }
        } finally {
            if (next != null) {
                next.end();
            }
        }
    }
}
