package org.lamella.crystal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Space-group operations from a Hall symbol: the lattice letter and generators, each a rotation with a translation
 * written in letters, closed under multiplication.
 *
 * <p>S. R. Hall, Acta Cryst. A37 (1981) 517, doi:10.1107/S0567739481001228; extended by a change of basis in brackets in
 * International Tables for Crystallography, Volume B, appendix 1.4.2.
 */
final class HallSymbol {
    /** The largest group of a cell in a usual setting: Fm-3m with 48 rotations and 4 lattice points. */
    static final int LARGEST_ORDER = 192;
    private static final int PARTS = SymmetryOperation.PARTS;

    private final List<SymmetryOperation> generators = new ArrayList<>();
    private int previousOrder;
    private char previousAxis = 'z';
    private int position;

    private HallSymbol() {
    }

    /**
     * All operations, the identity first.
     *
     * @throws IllegalArgumentException when the text is no Hall symbol
     */
    static List<SymmetryOperation> operations(String symbol) {
        if (symbol.length() > 100) {
            throw new IllegalArgumentException("a Hall symbol of " + symbol.length() + " characters is too long");
        }
        try {
            return new HallSymbol().read(symbol.strip().replace('_', ' '));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + symbol + "\" is not a Hall symbol: " + e.getMessage(), e);
        }
    }

    private List<SymmetryOperation> read(String symbol) {
        int bracket = symbol.indexOf('(');
        String[] parts = (bracket < 0 ? symbol : symbol.substring(0, bracket)).strip().split("\\s+");
        String lattice = parts[0];
        if (lattice.startsWith("-")) {
            generators.add(new SymmetryOperation(new int[] {-1, 0, 0, 0, -1, 0, 0, 0, -1}, new int[3]));
            lattice = lattice.substring(1);
        }
        generators.addAll(centring(lattice));
        for (int part = 1; part < parts.length; part++) {
            position = part;
            generators.add(generator(parts[part]));
        }
        List<SymmetryOperation> group = close(generators);
        return bracket < 0 ? group : changeBasis(group, symbol.substring(bracket));
    }

    private static List<SymmetryOperation> centring(String letter) {
        int half = PARTS / 2;
        int third = PARTS / 3;
        int[][] vectors = switch (letter.toUpperCase(Locale.ROOT)) {
            case "P" -> new int[0][];
            case "A" -> new int[][] {{0, half, half}};
            case "B" -> new int[][] {{half, 0, half}};
            case "C" -> new int[][] {{half, half, 0}};
            case "I" -> new int[][] {{half, half, half}};
            case "F" -> new int[][] {{0, half, half}, {half, 0, half}, {half, half, 0}};
            case "R" -> new int[][] {{2 * third, third, third}};
            case "S" -> new int[][] {{third, third, 2 * third}};
            case "T" -> new int[][] {{third, 2 * third, third}};
            case "H" -> new int[][] {{2 * third, third, 0}};
            default -> throw new IllegalArgumentException("unknown lattice letter \"" + letter + "\"");
        };
        return Arrays.stream(vectors).map(vector -> new SymmetryOperation(SymmetryOperation.identity().rotation(), vector)).toList();
    }

    /** One generator such as {@code -2yab}, {@code 61}, {@code 3*}, {@code 2"}. */
    private SymmetryOperation generator(String text) {
        int at = 0;
        boolean improper = text.startsWith("-");
        if (improper) {
            at++;
        }
        int order = at < text.length() ? Character.digit(text.charAt(at), 10) : -1;
        if (order != 1 && order != 2 && order != 3 && order != 4 && order != 6) {
            throw new IllegalArgumentException("\"" + text + "\" names no rotation of order 1, 2, 3, 4 or 6");
        }
        at++;
        char axis = defaultAxis(order);
        if (at < text.length() && "xyz'\"=*".indexOf(text.charAt(at)) >= 0) {
            axis = text.charAt(at) == '=' ? '"' : text.charAt(at);
            at++;
        }
        int[] shift = translation(text.substring(at), order, axis);
        int[] rotation = order == 1 ? SymmetryOperation.identity().rotation() : rotation(order, axis, previousAxis);
        if (improper) {
            for (int i = 0; i < 9; i++) {
                rotation[i] = -rotation[i];
            }
        }
        previousOrder = order;
        if ("xyz".indexOf(axis) >= 0) {
            previousAxis = axis;
        }
        return new SymmetryOperation(rotation, shift);
    }

    /** The rules by which Hall leaves the axis out: first c; then a after 2 or 4, a-b after 3 or 6; then the body diagonal. */
    private char defaultAxis(int order) {
        if (position == 1 || order == 1) {
            return 'z';
        }
        if (position == 2 && order == 2) {
            return previousOrder == 2 || previousOrder == 4 ? 'x' : '\'';
        }
        if (position == 3 && order == 3) {
            return '*';
        }
        if (position == 2 && order == 3) {
            return '*';
        }
        throw new IllegalArgumentException("generator " + position + " of order " + order + " needs an axis");
    }

    private static int[] translation(String letters, int order, char axis) {
        int[] shift = new int[3];
        int half = PARTS / 2;
        int quarter = PARTS / 4;
        for (char letter : letters.toCharArray()) {
            switch (letter) {
                case 'a' -> shift[0] += half;
                case 'b' -> shift[1] += half;
                case 'c' -> shift[2] += half;
                case 'n' -> add(shift, half);
                case 'u' -> shift[0] += quarter;
                case 'v' -> shift[1] += quarter;
                case 'w' -> shift[2] += quarter;
                case 'd' -> add(shift, quarter);
                case '1', '2', '3', '4', '5' -> {
                    int along = "xyz".indexOf(axis);
                    int screw = letter - '0';
                    if (along < 0 || screw >= order) {
                        throw new IllegalArgumentException("a screw of " + screw + "/" + order + " along \"" + axis + "\"");
                    }
                    shift[along] += screw * PARTS / order;
                }
                default -> throw new IllegalArgumentException("unknown translation \"" + letter + "\"");
            }
        }
        return shift;
    }

    private static void add(int[] shift, int amount) {
        for (int axis = 0; axis < 3; axis++) {
            shift[axis] += amount;
        }
    }

    private static int[] rotation(int order, char axis, char reference) {
        if (axis == '*') {
            if (order != 3) {
                throw new IllegalArgumentException("only a threefold axis runs along a body diagonal");
            }
            return new int[] {0, 0, 1, 1, 0, 0, 0, 1, 0};
        }
        if (axis == '\'' || axis == '"') {
            if (order != 2) {
                throw new IllegalArgumentException("only a twofold axis runs along a face diagonal");
            }
            int sign = axis == '\'' ? -1 : 1;
            return turned(new int[] {0, sign, 0, sign, 0, 0, 0, 0, -1}, reference);
        }
        int[] aboutZ = switch (order) {
            case 2 -> new int[] {-1, 0, 0, 0, -1, 0, 0, 0, 1};
            case 3 -> new int[] {0, -1, 0, 1, -1, 0, 0, 0, 1};
            case 4 -> new int[] {0, -1, 0, 1, 0, 0, 0, 0, 1};
            default -> new int[] {1, -1, 0, 1, 0, 0, 0, 0, 1};
        };
        return turned(aboutZ, axis);
    }

    /** A matrix about z, rewritten for another axis by cyclic exchange of the axes. */
    private static int[] turned(int[] aboutZ, char axis) {
        int shift = "zxy".indexOf(axis);
        int[] result = new int[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                result[3 * ((row + shift) % 3) + (column + shift) % 3] = aboutZ[3 * row + column];
            }
        }
        return result;
    }

    /**
     * The group generated by operations, modulo lattice translations, the identity first.
     *
     * @throws IllegalArgumentException when it is larger than any group of a usual setting
     */
    static List<SymmetryOperation> close(List<SymmetryOperation> generators) {
        Set<SymmetryOperation> known = new LinkedHashSet<>();
        known.add(SymmetryOperation.identity());
        List<SymmetryOperation> queue = new ArrayList<>(known);
        for (int next = 0; next < queue.size(); next++) {
            for (SymmetryOperation generator : generators) {
                SymmetryOperation product = generator.after(queue.get(next));
                if (known.add(product)) {
                    queue.add(product);
                }
            }
            if (queue.size() > LARGEST_ORDER) {
                throw new IllegalArgumentException("the generators make more than " + LARGEST_ORDER + " operations");
            }
        }
        return List.copyOf(queue);
    }

    /** "(0 0 1)": origin shift in twelfths; "(x-y,x+y,z)": a change of basis; each S becomes V S V⁻¹. */
    private static List<SymmetryOperation> changeBasis(List<SymmetryOperation> group, String bracket) {
        if (!bracket.endsWith(")")) {
            throw new IllegalArgumentException("a bracket is not closed");
        }
        String inside = bracket.substring(1, bracket.length() - 1).strip();
        SymmetryOperation change;
        if (inside.contains(",")) {
            change = SymmetryOperation.parse(inside);
        } else {
            String[] numbers = inside.split("\\s+");
            if (numbers.length != 3 || !inside.matches("[-+0-9 ]{5,20}")) {
                throw new IllegalArgumentException("\"" + inside + "\" is no origin shift of three twelfths");
            }
            int[] shift = Arrays.stream(numbers).mapToInt(number -> Integer.parseInt(number) * PARTS / 12).toArray();
            change = new SymmetryOperation(SymmetryOperation.identity().rotation(), shift);
        }
        SymmetryOperation back = inverse(change);
        return group.stream().map(operation -> change.after(operation).after(back)).toList();
    }

    private static SymmetryOperation inverse(SymmetryOperation operation) {
        int[] r = operation.rotation();
        int determinant = SymmetryOperation.determinant(r);
        int[] inverse = {r[4] * r[8] - r[5] * r[7], r[2] * r[7] - r[1] * r[8], r[1] * r[5] - r[2] * r[4],
            r[5] * r[6] - r[3] * r[8], r[0] * r[8] - r[2] * r[6], r[2] * r[3] - r[0] * r[5],
            r[3] * r[7] - r[4] * r[6], r[1] * r[6] - r[0] * r[7], r[0] * r[4] - r[1] * r[3]};
        int[] shift = operation.translation();
        int[] back = new int[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                inverse[3 * row + column] *= determinant;
                back[row] -= inverse[3 * row + column] * shift[column];
            }
        }
        return new SymmetryOperation(inverse, back);
    }
}
