package poolcraft.manager;

/** The kinds of objects that every manager can make. */
enum Creation {
    LIST, MAP, LOCK, REENTRANT_LOCK
}
