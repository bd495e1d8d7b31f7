package poolcraft.pipe;

/** The first byte of a message; see {@link MessageFormat}. */
final class Kind {

    static final byte RAW = 0;
    static final byte NULL = 1;
    static final byte FALSE = 2;
    static final byte TRUE = 3;
    static final byte INT = 4;
    static final byte LONG = 5;
    static final byte DOUBLE = 6;
    static final byte NARROW_TEXT = 7;
    static final byte WIDE_TEXT = 8;
    static final byte BYTES = 9;
    static final byte INTS = 10;
    static final byte LONGS = 11;
    static final byte DOUBLES = 12;
    static final byte OBJECT = 13;

    private Kind() {}
}
