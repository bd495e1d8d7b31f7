package poolcraft.pipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import poolcraft.process.AllowList;
import poolcraft.process.ObjectCodec;
import poolcraft.process.Transfer;

/** The default: JDK serialization behind {@code allowList}. */
record JdkSerializer(AllowList allowList) implements Serializer {

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
