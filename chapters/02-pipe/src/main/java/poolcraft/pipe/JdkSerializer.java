package poolcraft.pipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import poolcraft.process.AllowList;
import poolcraft.process.ObjectCodec;
import poolcraft.process.Transfer;

/** The default: JDK serialization behind an allow-list. It travels with each connection. */
final class JdkSerializer implements Serializer {

    @Serial
    private static final long serialVersionUID = 1L;

    private final AllowList allowList;

    JdkSerializer(AllowList allowList) {
        this.allowList = allowList;
    }

    @Override
    public void write(Object object, OutputStream out, Transfer transfer) {
        ObjectCodec.write(object, "the message, a " + object.getClass().getName() + ",", allowList,
                transfer, out);
    }

    @Override
    public Object read(InputStream in) throws IOException, ClassNotFoundException {
        return ObjectCodec.read(in, allowList);
    }
}
