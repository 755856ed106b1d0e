package org.lamella.crystal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A space group in one setting, with all its operations.
 *
 * <p>Groups known by number or name come from the table of 530 settings of the International Tables for Crystallography,
 * Volume B, appendix 1.4.2; the operations are generated from the Hall symbol. Where the tables have two choices of the
 * origin, the second one (origin at the centre of symmetry) is taken unless the name says otherwise ("F d -3 m :1");
 * rhombohedral groups stand on hexagonal axes unless the name says otherwise ("R -3 m :R"); monoclinic ones have b unique.
 */
public final class SpaceGroup {
    private final int number;
    private final String hermannMauguin;
    private final String hall;
    private final List<SymmetryOperation> operations;
    private final List<SymmetryOperation> rotations;

    private SpaceGroup(int number, String hermannMauguin, String hall, List<SymmetryOperation> operations) {
        this.number = number;
        this.hermannMauguin = hermannMauguin;
        this.hall = hall;
        this.operations = List.copyOf(operations);
        List<SymmetryOperation> distinct = new ArrayList<>();
        Set<List<Integer>> seen = new HashSet<>();
        for (SymmetryOperation operation : operations) {
            if (seen.add(Arrays.stream(operation.rotation()).boxed().toList())) {
                distinct.add(operation);
            }
        }
        this.rotations = List.copyOf(distinct);
    }

    /**
     * The standard setting of a group.
     *
     * @param number 1 to 230
     */
    public static SpaceGroup of(int number) {
        return SpaceGroupTable.standard(number).group();
    }

    /**
     * A group by number, Hermann-Mauguin name (any usual spelling: {@code Fm-3m}, {@code P 63/m m c}, {@code P6_3/mmc},
     * {@code C 1 2/c 1}, {@code I 41/a m d :2}, {@code R -3 m :H}) or Hall symbol.
     *
     * @throws IllegalArgumentException when no setting has this name
     */
    public static SpaceGroup of(String nameOrNumber) {
        return SpaceGroupTable.find(nameOrNumber).group();
    }

    /**
     * A group from a Hall symbol, also in settings that no table lists.
     *
     * @throws IllegalArgumentException when the text is no Hall symbol
     */
    public static SpaceGroup ofHall(String symbol) {
        return SpaceGroupTable.ofHall(symbol);
    }

    /**
     * A group from its operations, as a CIF lists them; they are matched with the table to find number and name.
     *
     * @throws IllegalArgumentException when the operations do not form a group
     */
    public static SpaceGroup ofOperations(List<SymmetryOperation> operations) {
        Set<SymmetryOperation> given = new HashSet<>(operations);
        List<SymmetryOperation> closed = HallSymbol.close(List.copyOf(given));
        if (closed.size() != given.size()) {
            throw new IllegalArgumentException("the " + given.size() + " symmetry operations are not a complete group: together they make "
                    + closed.size());
        }
        return SpaceGroupTable.matching(closed);
    }

    static SpaceGroup create(int number, String hermannMauguin, String hall, List<SymmetryOperation> operations) {
        return new SpaceGroup(number, hermannMauguin, hall, operations);
    }

    /** Number in the International Tables, 1 to 230; 0 for a setting that the table does not list. */
    public int number() {
        return number;
    }

    /** Hermann-Mauguin name with blanks, with its setting where there are several: {@code F d -3 m :2}. */
    public String hermannMauguin() {
        return hermannMauguin;
    }

    /** Hall symbol; empty for a setting that the table does not list. */
    public String hall() {
        return hall;
    }

    /** All operations of the cell, centring included, the identity first. */
    public List<SymmetryOperation> operations() {
        return operations;
    }

    /** Number of operations: the multiplicity of the general position. */
    public int order() {
        return operations.size();
    }

    /** Number of lattice points per cell. */
    public int latticePoints() {
        return operations.size() / rotations.size();
    }

    public boolean isCentrosymmetric() {
        return rotations.stream().anyMatch(operation -> Arrays.equals(operation.rotation(), new int[] {-1, 0, 0, 0, -1, 0, 0, 0, -1}));
    }

    /**
     * True when symmetry alone (lattice centring, glide planes, screw axes) makes the reflection vanish: an operation maps
     * it onto itself and shifts its phase. International Tables, Volume A, section 2.1.3.13.
     */
    public boolean isSystematicallyAbsent(MillerIndices indices) {
        for (SymmetryOperation operation : operations) {
            if (operation.phaseShift(indices) != 0 && operation.apply(indices).equals(indices)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #isSystematicallyAbsent(MillerIndices)}. */
    public boolean isSystematicallyAbsent(int h, int k, int l) {
        return isSystematicallyAbsent(new MillerIndices(h, k, l));
    }

    /**
     * All reflections equivalent by the Laue group (Friedel mates included), the representative first: few minus signs,
     * then large h, k, l.
     */
    public List<MillerIndices> equivalents(MillerIndices indices) {
        Set<MillerIndices> family = new TreeSet<>();
        for (SymmetryOperation operation : rotations) {
            MillerIndices image = operation.apply(indices);
            family.add(image);
            family.add(image.negated());
        }
        return List.copyOf(family);
    }

    /** The crystal system by the rotations present. */
    public CrystalSystem crystalSystem() {
        return CrystalSystem.of(rotations);
    }

    /** Laue class, for example {@code m-3m}, {@code 6/mmm}, {@code 2/m}. */
    public String laueClass() {
        Set<List<Integer>> proper = rotations.stream().map(SpaceGroup::proper).collect(Collectors.toSet());
        return switch (crystalSystem()) {
            case TRICLINIC -> "-1";
            case MONOCLINIC -> "2/m";
            case ORTHORHOMBIC -> "mmm";
            case TETRAGONAL -> proper.size() == 4 ? "4/m" : "4/mmm";
            case TRIGONAL -> proper.size() == 3 ? "-3" : "-3m";
            case HEXAGONAL -> proper.size() == 6 ? "6/m" : "6/mmm";
            case CUBIC -> proper.size() == 12 ? "m-3" : "m-3m";
        };
    }

    private static List<Integer> proper(SymmetryOperation operation) {
        int[] rotation = operation.rotation();
        int determinant = SymmetryOperation.determinant(rotation);
        return Arrays.stream(rotation).map(value -> value * determinant).boxed().toList();
    }

    /**
     * How far a cell is from the shape that this symmetry demands: the largest relative change that an operation makes to
     * a product of two cell edges; 0 for a perfect fit.
     */
    public double misfit(UnitCell cell) {
        double[] basis = cell.basis();
        double[] metric = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int axis = 0; axis < 3; axis++) {
                    metric[3 * row + column] += basis[3 * row + axis] * basis[3 * column + axis];
                }
            }
        }
        double worst = 0;
        for (SymmetryOperation operation : rotations) {
            worst = Math.max(worst, change(metric, operation.rotation()));
        }
        return worst;
    }

    /** Largest element of W'GW - G, each relative to the two edges it belongs to. */
    private static double change(double[] metric, int[] rotation) {
        double worst = 0;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double image = 0;
                for (int p = 0; p < 3; p++) {
                    for (int q = 0; q < 3; q++) {
                        image += rotation[3 * p + row] * metric[3 * p + q] * rotation[3 * q + column];
                    }
                }
                double scale = Math.sqrt(metric[4 * row] * metric[4 * column]);
                worst = Math.max(worst, Math.abs(image - metric[3 * row + column]) / scale);
            }
        }
        return worst;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpaceGroup group && new HashSet<>(operations).equals(new HashSet<>(group.operations));
    }

    @Override
    public int hashCode() {
        return Objects.hash(new HashSet<>(operations));
    }

    @Override
    public String toString() {
        return number == 0 ? hermannMauguin : hermannMauguin + " (" + number + ")";
    }
}
