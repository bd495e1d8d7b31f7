package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Point;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.Serializer;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.AllowList;
import poolcraft.process.JvmProcess;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/** Pool and worker read no class from each other that the program has not allowed. */
class TrustTest {

    private static final String NOT_ALLOWED = "java.awt.Point";

    /** How a sender writes that keeps to no list. */
    private static final MessageFormat GENEROUS = new MessageFormat(
            Serializer.jdk(new AllowList(List.of("java."))), MessageFormat.DEFAULT_LIMIT);

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.of(1);
    }

    @AfterAll
    static void close() {
        pool.close();
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    @Test
    void anArgumentOfAnotherClassIsNotSent() {
        var point = new Point(1, 2);
        assertThatThrownBy(() -> pool.apply(() -> point.x)).isInstanceOf(TransferException.class)
                .hasMessageContainingAll(NOT_ALLOWED, "allow");
        assertThatThrownBy(() -> pool.map(p -> p.x, List.of(point)))
                .isInstanceOf(TransferException.class).hasMessageContaining(NOT_ALLOWED);
    }

    @Test
    void aResultOfAnotherClassIsNotSentBack() {
        assertThatThrownBy(() -> pool.apply(() -> new Point(1, 2)))
                .isInstanceOf(TransferException.class)
                .hasMessageContainingAll("result", NOT_ALLOWED);
        assertThatThrownBy(() -> pool.map(n -> new Point(n, n), List.of(1)))
                .isInstanceOf(TransferException.class).hasMessageContaining(NOT_ALLOWED);
    }

    @Test
    void whatTheProgramAllowsTravelsBothWays() {
        try (Pool generous = Pool.builder().workers(1).allow(NOT_ALLOWED).build()) {
            var point = new Point(1, 2);
            assertThat(generous.apply(() -> new Point(point.y, point.x)))
                    .isEqualTo(new Point(2, 1));
            assertThat(generous.map(p -> new Point(p.y, p.x), List.of(point)))
                    .containsExactly(new Point(2, 1));
        }
    }

    @Test
    void anArgumentThatWasSentAgainstTheRulesIsNotRead() throws Exception {
        var out = new MessageBuffer(MessageFormat.DEFAULT_LIMIT);
        out.writeInt(2);
        GENEROUS.writePart(new Point(1, 2), out, new Transfer());
        GENEROUS.writePart("text", out, new Transfer());
        var in = new MessageView();
        in.set(out.array(), 0, out.size());
        MessageFormat strict = new Trust(new AllowList(List.of())).format();
        assertThatThrownBy(() -> WorkerFunction.values(in, strict))
                .isInstanceOf(UnreadableMessageException.class).hasMessageContaining(NOT_ALLOWED);
    }

    private static MessageBuffer written(Object object) {
        var out = new MessageBuffer(MessageFormat.DEFAULT_LIMIT);
        GENEROUS.write(object, out, new Transfer());
        return out;
    }

    private static Answer answer(Object result) {
        MessageBuffer out = written(result);
        byte[] bytes = Arrays.copyOf(out.array(), out.size());
        return new Answer(Frame.RESULT, 0, null, bytes, "In worker 1");
    }

    @Test
    void aResultThatAWorkerSentAgainstTheRulesIsNotRead() throws Throwable {
        var results = new Results(new Trust(new AllowList(List.of())));
        assertThat(results.read(answer(List.of("text")))).isEqualTo(List.of("text"));
        assertThatThrownBy(() -> results.read(answer(new Point(1, 2))))
                .isInstanceOf(UnreadableMessageException.class).hasMessageContaining(NOT_ALLOWED);
        assertThatThrownBy(() -> results.read(answer(List.of(new Point(1, 2)))))
                .isInstanceOf(UnreadableMessageException.class).hasMessageContaining(NOT_ALLOWED);
    }

    @Test
    void aPackageThatWasAddedIsReadFromThenOn() throws Throwable {
        var trust = new Trust(new AllowList(List.of()));
        var results = new Results(trust);
        trust.add("java.awt.");
        assertThat(results.read(answer(new Point(1, 2)))).isEqualTo(new Point(1, 2));
        assertThat(trust.added()).containsExactly("java.awt.");
    }
}
