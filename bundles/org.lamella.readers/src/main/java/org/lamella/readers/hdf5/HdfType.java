package org.lamella.readers.hdf5;

import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamella.readers.ElementType;

/**
 * How the elements of a numeric HDF5 dataset are stored.
 *
 * @param type the type of a sample
 * @param order the order of its bytes
 * @param samples how many samples make one element: 3 or 4 for colours, else 1
 */
record HdfType(ElementType type, ByteOrder order, int samples) {
    private static final Set<List<String>> COLOURS = Set.of(List.of("r", "g", "b"), List.of("r", "g", "b", "a"));

    /** The number of bytes of one element. */
    int bytes() {
        return type.bytes() * samples;
    }

    /** Elements of any kind, taken as so many bytes. */
    static HdfType raw(int bytes) {
        return new HdfType(ElementType.UINT8, ByteOrder.LITTLE_ENDIAN, bytes);
    }

    /** Empty for what is no number: texts, references, tables. */
    static Optional<HdfType> of(DataType type) {
        if (type instanceof FixedPoint whole) {
            boolean plain = whole.getBitOffset() == 0 && whole.getBitPrecision() == whole.getSize() * 8;
            return plain ? integer(whole).map(element -> new HdfType(element, whole.getByteOrder(), 1)) : Optional.empty();
        }
        if (type instanceof FloatingPoint number) {
            return floating(number).map(element -> new HdfType(element, number.getByteOrder(), 1));
        }
        if (type instanceof EnumDataType named && named.getBaseType() instanceof FixedPoint base) {
            boolean truth = base.getSize() == 1 && named.getEnumMapping().equals(Map.of(0, "FALSE", 1, "TRUE"));
            return truth ? Optional.of(new HdfType(ElementType.BOOL, ByteOrder.LITTLE_ENDIAN, 1)) : of(base);
        }
        return type instanceof CompoundDataType compound ? compound(compound) : Optional.empty();
    }

    private static Optional<ElementType> integer(FixedPoint type) {
        return Optional.ofNullable(switch (type.getSize()) {
            case 1 -> type.isSigned() ? ElementType.INT8 : ElementType.UINT8;
            case 2 -> type.isSigned() ? ElementType.INT16 : ElementType.UINT16;
            case 4 -> type.isSigned() ? ElementType.INT32 : ElementType.UINT32;
            case 8 -> type.isSigned() ? ElementType.INT64 : ElementType.UINT64;
            default -> null;
        });
    }

    /** Only the layouts of IEEE 754 are numbers that Java knows. */
    private static Optional<ElementType> floating(FloatingPoint type) {
        return Optional.ofNullable(switch (type.getSize()) {
            case 2 -> type.getExponentSize() == 5 && type.getMantissaSize() == 10 ? ElementType.FLOAT16 : null;
            case 4 -> type.getExponentSize() == 8 && type.getMantissaSize() == 23 ? ElementType.FLOAT32 : null;
            case 8 -> type.getExponentSize() == 11 && type.getMantissaSize() == 52 ? ElementType.FLOAT64 : null;
            default -> null;
        });
    }

    /** Complex numbers are tables of two floats, colours tables of three or four bytes. */
    private static Optional<HdfType> compound(CompoundDataType type) {
        List<CompoundDataMember> members = type.getMembers();
        List<String> names = members.stream().map(member -> member.getName().toLowerCase(Locale.ROOT)).toList();
        List<HdfType> types = members.stream().map(member -> of(member.getDataType()).orElse(null)).toList();
        if (types.isEmpty() || types.contains(null) || types.stream().distinct().count() != 1 || types.get(0).samples != 1) {
            return Optional.empty();
        }
        HdfType part = types.get(0);
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).getOffset() != i * part.bytes()) {
                return Optional.empty();
            }
        }
        if (type.getSize() != members.size() * part.bytes()) {
            return Optional.empty();
        }
        if (names.size() == 2 && names.get(0).startsWith("r") && names.get(1).startsWith("i")) {
            return switch (part.type) {
                case FLOAT32 -> Optional.of(new HdfType(ElementType.COMPLEX64, part.order, 1));
                case FLOAT64 -> Optional.of(new HdfType(ElementType.COMPLEX128, part.order, 1));
                default -> Optional.empty();
            };
        }
        boolean colour = COLOURS.contains(names) && (part.type == ElementType.UINT8 || part.type == ElementType.UINT16);
        return colour ? Optional.of(new HdfType(part.type, part.order, names.size())) : Optional.empty();
    }
}
