package poolcraft.process;

/**
 * Where a child asks for classes that it does not have: its parent's {@link ClassServer}.
 *
 * @param socket the path of a Unix domain socket
 * @param key what the child has to say first; only the two know it
 * @param source which of the parent's sources the child's classes come from
 */
record ClassAddress(String socket, String key, int source) {}
