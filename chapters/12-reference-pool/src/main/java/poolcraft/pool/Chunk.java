package poolcraft.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one function that go to a worker together.
 *
 * @param calls how many there are
 * @param arity how many arguments each has
 * @param arguments those of the first call, those of the second, and so on
 */
record Chunk(int calls, int arity, List<@Nullable Object> arguments) {}
