import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Pids;
import poolcraft.grading.Points;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

@Idea("one-owner")
@Limit(90)
class PrimeSieveTest {

    /** For what needs a process to start or to end; more where the machine is slow to start one. */
    private Duration patience = Duration.ofSeconds(40);

    private Pipe.OneWay numbers;
    private Pipe.OneWay primes;
    private JvmProcess first;

    @BeforeEach
    void start() throws Exception {
        numbers = Pipe.oneWay();
        primes = Pipe.oneWay();
        Connection in = numbers.receiver();
        Connection out = primes.sender();
        long begin = System.nanoTime();
        first = JvmProcess.start(() -> PrimeSieve.sieve(in, out));
        numbers.sender().send(2);
        assertPrime(2);
        long took = System.nanoTime() - begin;
        patience = Duration.ofNanos(Math.clamp(10 * took, 6_000_000_000L, 30_000_000_000L));
    }

    @AfterEach
    void endWhatIsLeft() throws Exception {
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        first.join();
        numbers.close();
        primes.close();
    }

    @Test
    @Points(2)
    void eachPrimeComesAtOnce() throws Exception {
        List<Integer> expected = List.of(3, 5);
        for (int number = 3; number <= 6; number++) {
            numbers.sender().send(number);
            if (expected.contains(number)) {
                assertPrime(number);
            }
        }
        numbers.sender().close();
        assertEnds("The numbers were 2 to 6, and all primes have been received.");
    }

    @Test
    @Points(2)
    void allPrimesComeAndThenTheirEnd() throws Exception {
        for (int number = 3; number <= 12; number++) {
            numbers.sender().send(number);
        }
        numbers.sender().close();
        for (int prime : new int[]{3, 5, 7, 11}) {
            assertPrime(prime);
        }
        assertEnds("The numbers were 2 to 12, and all primes have been received.");
    }

    @Test
    @Points(1)
    @Idea("end-of-file")
    void withoutNumbersThereAreNoPrimes() throws Exception {
        try (var none = Pipe.oneWay(); var nothing = Pipe.oneWay()) {
            none.sender().close();
            PrimeSieve.sieve(none.receiver(), nothing.sender());
            assertThrows(EOFException.class, () -> nothing.receiver().receive(Duration.ZERO),
                    "There were no numbers at all, and sieve has returned. The primes should have"
                            + " ended.");
        }
    }

    @Test
    @Points(2)
    void eachPrimeHasAProcessOfItsOwn() throws Exception {
        for (int prime : new int[]{3, 5}) {
            numbers.sender().send(prime);
            assertPrime(prime);
        }
        List<Long> chain = chain();
        assertEquals(3, chain.size(), "2, 3 and 5 have come. There should be three processes, each"
                + " the only child of the one before. Going from child to child, the test found"
                + " the pids " + chain + ".");
        numbers.sender().send(6);
        numbers.sender().send(35);
        numbers.sender().close();
        assertEnds("The numbers were 2, 3, 5, 6, 35, and all primes have been received.");
        Await.until("after the end of the numbers no process is left", patience,
                () -> Pids.alive(chain).isEmpty());
        assertTrue(first.join(patience), "The first process of the chain does not end.");
        assertEquals(0, first.exitCode().orElse(-1), "The first process of the chain has failed;"
                + " its trace is in the output.");
    }

    @Test
    @Points(1)
    @Idea("end-of-file")
    void sieveReturnsAfterItsChildHasEnded() throws Exception {
        first.kill();
        first.join();
        try (var in = Pipe.oneWay(); var out = Pipe.oneWay()) {
            for (int number : new int[]{2, 3, 5}) {
                in.sender().send(number);
            }
            in.sender().close();
            var sieve = new FutureTask<Void>(() -> {
                PrimeSieve.sieve(in.receiver(), out.sender());
                return null;
            });
            Thread.ofPlatform().daemon().name("sieves").start(sieve);
            try {
                sieve.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new AssertionError("The numbers 2, 3, 5 have come and ended. sieve has not"
                        + " returned after " + patience.toSeconds() + " seconds: does its child"
                        + " know that there are no more numbers?", e);
            }
            assertEquals(List.of(), JvmProcess.activeChildren(), "The numbers have ended, and sieve"
                    + " has returned. These children of it are still alive.");
        }
    }

    @Test
    @Points(2)
    @Idea("end-of-file")
    void whoeverDiesThePrimesEnd() throws Exception {
        for (int prime : new int[]{3, 5}) {
            numbers.sender().send(prime);
            assertPrime(prime);
        }
        List<Long> chain = chain();
        assertEquals(3, chain.size(), "2, 3 and 5 have come. The pids of the chain: " + chain);
        Pids.kill(chain.get(1));
        assertEnds("The process for 3 was killed, in a chain of three.");
        assertThrows(IOException.class, this::sendUntilRefused, "The process for 3 was killed. The"
                + " one for 2 finds that out when it sends to it; then it should end, and the test"
                + " be unable to send numbers to it. It has taken 20,000.");
    }

    private void sendUntilRefused() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            numbers.sender().send(2 * i + 1);
        }
    }

    private List<Long> chain() {
        List<Long> pids = new ArrayList<>();
        List<ProcessHandle> next = ProcessHandle.of(first.pid()).stream().toList();
        while (next.size() == 1) {
            pids.add(next.getFirst().pid());
            next = next.getFirst().children().toList();
        }
        return pids;
    }

    private void assertPrime(int prime) throws Exception {
        String situation = "The next prime should be " + prime + ".";
        try {
            assertEquals(prime, primes.receiver().receive(patience), situation);
        } catch (TimeoutException e) {
            throw new AssertionError(situation + " Its number has been sent, and no prime has come"
                    + " after " + patience.toSeconds() + " seconds.", e);
        } catch (EOFException e) {
            throw new AssertionError(situation + " But the primes have ended: nobody has an open"
                    + " end of the pipe for primes any more. Has a process failed? Its trace would"
                    + " be in the output.", e);
        }
    }

    private void assertEnds(String situation) throws Exception {
        try {
            Object more = primes.receiver().receive(patience);
            throw new AssertionError(situation + " Then the primes should end. But " + more
                    + " came.");
        } catch (EOFException e) {
            assertEquals(true, primes.receiver().poll(), "the end stays the end");
        } catch (TimeoutException e) {
            throw new AssertionError(situation + " Then the primes should end. For "
                    + patience.toSeconds() + " seconds nothing has come: somebody still has an open"
                    + " end of the pipe for primes.", e);
        }
    }
}
