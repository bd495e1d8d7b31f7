package poolcraft.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns a target into bytes, and back.
 *
 * <pre>
 *  byte  'C'                    a call of a static method
 *  text  class, method, descriptor
 *  byte* what the function captured, as {@link ObjectWriter} wrote it; nothing if it captured nothing
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
        SerializedLambda lambda = lambdaOf(target);
        // The hidden class of a lambda has no class file: the class around it has.
        transfer.needs(target.getClass().getNestHost());
        var bytes = new ByteArrayOutputStream();
        try {
            var out = new DataOutputStream(bytes);
            if (lambda != null && lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeStatic) {
                writeCall(out, lambda, allowList, transfer);
            } else {
                out.writeByte(OBJECT);
                String name = lambda == null
                        ? "the target, a " + target.getClass().getName()
                        : nameOf(lambda);
                out.write(ObjectWriter.write(target, name, allowList, transfer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    // tag::call[]
    private static void writeCall(DataOutputStream out, SerializedLambda lambda,
            AllowList allowList, Transfer transfer) throws IOException {
        out.writeByte(CALL);
        out.writeUTF(lambda.getImplClass().replace('/', '.'));
        out.writeUTF(lambda.getImplMethodName());
        out.writeUTF(lambda.getImplMethodSignature());
        if (lambda.getCapturedArgCount() > 0) {
            Object[] captured = new Object[lambda.getCapturedArgCount()];
            Arrays.setAll(captured, lambda::getCapturedArg);
            out.write(ObjectWriter.write(captured, nameOf(lambda), allowList, transfer));
        }
    }
    // end::call[]

    private static String nameOf(SerializedLambda lambda) {
        return "the function from " + lambda.getCapturingClass().replace('/', '.');
    }

    /** What the JDK writes in place of a serializable lambda; null for anything else. */
    private static @Nullable SerializedLambda lambdaOf(ProcessTarget target) {
        if (!target.getClass().isHidden()) {
            return null;
        }
        try {
            Method replacement = target.getClass().getDeclaredMethod("writeReplace");
            replacement.setAccessible(true);
            return (SerializedLambda) replacement.invoke(target);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return null; // not a lambda, or one of a closed module: it travels as an object
        }
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
        Class<?> owner = Class.forName(in.readUTF(), false, loader);
        if (!allowList.allows(owner)) {
            throw new IOException("class " + owner.getName() + " is not on the allow-list");
        }
        Method method = method(owner, in.readUTF(), in.readUTF());
        byte[] captured = in.readAllBytes();
        if (method.getParameterCount() == 0 && method.getReturnType() == void.class) {
            return new PlainCall(MethodHandles.lookup().unreflect(method));
        }
        Object[] arguments = captured.length == 0
                ? new Object[0]
                : (Object[]) ObjectReader.read(captured, allowList, loader);
        return new StaticCall(method, arguments);
    }

    private static Method method(Class<?> owner, String name, String descriptor)
            throws NoSuchMethodException {
        for (Method method : owner.getDeclaredMethods()) {
            if (method.getName().equals(name) && descriptor(method).equals(descriptor)) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(owner.getName() + "." + name + descriptor);
    }

    private static String descriptor(Method method) {
        StringBuilder text = new StringBuilder("(");
        for (Class<?> parameter : method.getParameterTypes()) {
            text.append(parameter.descriptorString());
        }
        return text.append(')').append(method.getReturnType().descriptorString()).toString();
    }
}
