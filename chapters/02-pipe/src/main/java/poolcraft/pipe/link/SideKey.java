package poolcraft.pipe.link;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * What one side of a link is known by: 16 random bytes, which only the other side is told. It is
 * the name and the password in one.
 */
record SideKey(long high, long low) implements Comparable<SideKey> {

    static final int BYTES = 2 * Long.BYTES;

    private static final SecureRandom RANDOM = new SecureRandom();

    static SideKey fresh() {
        return new SideKey(RANDOM.nextLong(), RANDOM.nextLong());
    }

    static SideKey from(ByteBuffer bytes) {
        return new SideKey(bytes.getLong(), bytes.getLong());
    }

    void writeTo(ByteBuffer bytes) {
        bytes.putLong(high).putLong(low);
    }

    /** Both sides agree on it: who of two has to give way. */
    @Override
    public int compareTo(SideKey other) {
        return high == other.high
                ? Long.compare(low, other.low)
                : Long.compare(high, other.high);
    }

    /** Not the key itself: it is a password. */
    @Override
    public String toString() {
        return "SideKey[" + Integer.toHexString(hashCode()) + "]";
    }
}
