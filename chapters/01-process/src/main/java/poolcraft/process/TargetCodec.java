package poolcraft.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Turns a target into bytes, and back.
 *
 * <pre>
 *  byte  'C'                    a call of a static method
 *  text  class, method, descriptor
 *  byte* what the function captured: {@link CapturedValues}
 *
 *  byte  'O'                    any other target
 *  byte* the target, as {@link ObjectWriter} wrote it
 * </pre>
 *
 * <p>The body of a lambda that does not use {@code this} is a static method, and so is what a
 * reference to a static method names. To call it by its name spares the child the machinery that
 * makes lambdas: 15 ms in a young JVM.
 */
final class TargetCodec {

    private static final int CALL = 'C';
    private static final int OBJECT = 'O';

    private TargetCodec() {}

    /**
     * The bytes of {@code target}.
     *
     * @throws TransferException if it cannot travel; {@code transfer} has then failed
     */
    static byte[] write(ProcessTarget target, AllowList allowList, Transfer transfer) {
        // The hidden class of a lambda has no class file: the class around it has.
        transfer.needs(target.getClass().getNestHost());
        var bytes = new ByteArrayOutputStream();
        try {
            var out = new DataOutputStream(bytes);
            StaticFunction call = StaticFunction.of(target).orElse(null);
            if (call != null) {
                writeCall(out, call, nameOf(target), allowList, transfer);
            } else {
                out.writeByte(OBJECT);
                out.write(ObjectWriter.write(target, nameOf(target), allowList, transfer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    // tag::call[]
    private static void writeCall(DataOutputStream out, StaticFunction call, String name,
            AllowList allowList, Transfer transfer) throws IOException {
        out.writeByte(CALL);
        out.writeUTF(call.body().owner());
        out.writeUTF(call.body().method());
        out.writeUTF(call.body().descriptor());
        CapturedValues.write(out, call.captured(), name, allowList, transfer);
    }
    // end::call[]

    private static String nameOf(ProcessTarget target) {
        Class<?> type = target.getClass();
        return type.isHidden()
                ? "the function from " + type.getNestHost().getName()
                : "the target, a " + type.getName();
    }

    /**
     * The target in {@code bytes}.
     *
     * @throws IOException if the bytes are none, or name a class that is not allowed
     * @throws ReflectiveOperationException if this process does not have one of its classes
     */
    static ProcessTarget read(byte[] bytes, AllowList allowList, ClassLoader loader)
            throws IOException, ReflectiveOperationException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readByte() == CALL) {
            return readCall(in, allowList, loader);
        }
        return (ProcessTarget) ObjectReader.read(in.readAllBytes(), allowList, loader);
    }

    private static ProcessTarget readCall(DataInputStream in, AllowList allowList,
            ClassLoader loader) throws IOException, ReflectiveOperationException {
        Method method = new StaticFunction.Body(in.readUTF(), in.readUTF(), in.readUTF())
                .find(allowList, loader);
        @Nullable
        Object[] captured = CapturedValues.read(in, allowList, loader);
        if (!PlainCall.fits(method)) {
            return new StaticCall(method, captured);
        }
        // Of a class that is not yet initialized, the handle would be one of another shape.
        Class.forName(method.getDeclaringClass().getName(), true,
                method.getDeclaringClass().getClassLoader());
        return new PlainCall(MethodHandles.lookup().unreflect(method), captured);
    }
}
