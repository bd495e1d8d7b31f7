//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pool:1.0
//DESCRIPTION A first look at the pool: one call, many calls, a call for later

import java.util.concurrent.CompletableFuture;
import poolcraft.pool.Pool;

// tag::program[]
static int square(int n) {
    return n * n;
}

void main() {
    try (Pool pool = Pool.of(2)) {
        int one = pool.apply(() -> square(3));
        List<Integer> many = pool.map(n -> square(n), List.of(1, 2, 3, 4));
        CompletableFuture<Integer> later = pool.applyAsync(() -> square(12));
        IO.println(one + " " + many + " " + later.join());
    }
}
// end::program[]
