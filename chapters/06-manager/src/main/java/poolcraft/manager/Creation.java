package poolcraft.manager;

/** The kinds of objects that every manager can make. */
enum Creation {
    LIST, MAP, NAMESPACE, VALUE, ARRAY, QUEUE, LOCK, REENTRANT_LOCK, SEMAPHORE, BOUNDED_SEMAPHORE,
    EVENT, BARRIER
}
