package poolcraft.manager;

import org.jspecify.annotations.Nullable;

/** What a client asks of a manager itself. */
interface RemoteRoot {

    /** A new object of one of the library's kinds; its proxy. */
    Object create(Creation kind, @Nullable Object... arguments);

    /**
     * A new object of a registered type; its proxy.
     *
     * @throws Exception what its maker throws
     */
    @RunsForeignCode
    Object make(Class<?> type, @Nullable Object argument) throws Exception;

    /** Gives {@code proxy} a name by which others find it. */
    void share(String name, Object proxy);

    /** Takes the name away. */
    void unshare(String name);

    /** The proxy that was given this name. */
    Object shared(String name);

    /** Keeps what {@code proxy} stands for until somebody comes with the token. */
    long hold(Object proxy);

    /** The proxy of what is held for {@code token}, which is used up. */
    Object claim(long token);

    /** How many objects are referred to from outside, or have a name. */
    int objectCount();
}
