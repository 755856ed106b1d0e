package org.lamella.readers.hdf5;

import io.jhdf.WritableGroupImpl;
import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.api.WritableAttributeImpl;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.message.DataSpace;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** True or false as Python's h5py writes it: an enumeration of FALSE and TRUE, which the library cannot write by itself. */
final class TruthAttribute implements Attribute {
    private static final int ENUMERATION = 8;
    private static final int PADDED_NAME = 8;

    private final WritableAttributeImpl number;
    private final boolean value;

    private TruthAttribute(Node node, String name, boolean value) {
        this.number = new WritableAttributeImpl(name, node, (byte) (value ? 1 : 0));
        this.value = value;
    }

    static void put(WritableGroupImpl group, String name, boolean value) {
        group.getAttributes().put(name, new TruthAttribute(group, name, value));
    }

    /** The type of the two names over whole numbers of one byte. */
    private static final class TruthType extends DataType {
        TruthType() {
            super(ENUMERATION, 1);
            // The number of names.
            classBits.set(1);
        }

        @Override
        public ByteBuffer toBuffer() {
            ByteBuffer base = new FixedPoint(1).toBuffer();
            base.rewind();
            ByteBuffer whole = toBufferBuilder().build();
            whole.rewind();
            ByteBuffer buffer = ByteBuffer.allocate(whole.remaining() + base.remaining() + 2 * PADDED_NAME + 2).order(ByteOrder.LITTLE_ENDIAN);
            buffer.put(whole).put(base);
            for (String name : new String[] {"FALSE", "TRUE"}) {
                byte[] padded = new byte[PADDED_NAME];
                byte[] text = name.getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(text, 0, padded, 0, text.length);
                buffer.put(padded);
            }
            return buffer.put((byte) 0).put((byte) 1).rewind();
        }

        @Override
        public ByteBuffer encodeData(Object data) {
            return ByteBuffer.wrap(new byte[] {((Number) data).byteValue()});
        }

        @Override
        public Class<?> getJavaType() {
            return String.class;
        }

        @Override
        public Object fillData(ByteBuffer buffer, int[] dimensions, HdfBackingStorage storage) {
            throw new UnsupportedOperationException("this type only writes");
        }
    }

    @Override
    public Node getNode() {
        return number.getNode();
    }

    @Override
    public String getName() {
        return number.getName();
    }

    @Override
    public long getSize() {
        return number.getSize();
    }

    @Override
    public long getSizeInBytes() {
        return 1;
    }

    @Override
    public int[] getDimensions() {
        return number.getDimensions();
    }

    @Override
    public long[] getDimensionsAsLong() {
        return number.getDimensionsAsLong();
    }

    @Override
    public Object getData() {
        return (byte) (value ? 1 : 0);
    }

    @Override
    public Class<?> getJavaType() {
        return Byte.class;
    }

    @Override
    public boolean isScalar() {
        return true;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public ByteBuffer getBuffer() {
        return getDataType().encodeData(getData());
    }

    @Override
    public DataSpace getDataSpace() {
        return number.getDataSpace();
    }

    @Override
    public DataType getDataType() {
        return new TruthType();
    }
}
