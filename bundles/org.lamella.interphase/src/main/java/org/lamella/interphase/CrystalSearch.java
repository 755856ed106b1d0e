package org.lamella.interphase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.lattice.Grain;
import org.lamella.lattice.Identification;
import org.lamella.lattice.IndexingSettings;
import org.lamella.lattice.PhaseClaim;
import org.lamella.lattice.PhaseIdentification;
import org.lamella.lattice.Spot;
import org.lamella.lattice.SpotSearchSettings;
import org.lamella.lattice.WindowGrid;
import org.lamella.lattice.WindowMeasurement;
import org.lamella.lattice.WindowSpotSearch;
import org.lamella.lattice.WindowSpots;

/**
 * Finds the crystals of an image: a quick search of overlapping windows for fringes, then, window by window where
 * fringes are strongest, the lattice engine's identification with its significance against chance. A crystal that many
 * windows see is counted once, at the centre of its fringes.
 */
public final class CrystalSearch {
    private static final double SMALLEST_SPACING = 0.12;
    private static final double LARGEST_SPACING = 1.2;
    private static final int MAXIMUM_PHASES = 4;
    /** Windows whose phases are sought at the same time lie apart by this many windows, so that the order cannot matter. */
    private static final double APART = 1.6;
    private static final int BATCH = 24;
    /** The patches of one crystal have their centres within this share of a window. */
    private static final double TOGETHER = 0.75;

    private final InterphaseSettings settings;
    private final PhaseIdentification identification;

    /** Prepares the candidates' reflections; one instance serves many images of any pixel size. */
    public CrystalSearch(InterphaseSettings settings) {
        this.settings = settings;
        SpotSearchSettings spots = new SpotSearchSettings(settings.spotFalseAlarm(), SMALLEST_SPACING, LARGEST_SPACING, WindowSpots.MOST);
        this.identification = new PhaseIdentification(IndexingSettings.of(settings.model().candidates(), spots, SMALLEST_SPACING / 4,
                settings.calibrationUncertainty(), settings.calibrationUncertainty() * IndexingSettings.ANISOTROPY_SHARE,
                settings.falseAlarm(), MAXIMUM_PHASES));
    }

    /**
     * Searches an image.
     *
     * @param image axes in nm
     * @throws IllegalArgumentException when the image is smaller than a window, or a window is too small for this pixel size
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public CrystalMap find(Image image, Progress progress) {
        double pixelX = Math.abs(image.x().scale());
        double pixelY = Math.abs(image.y().scale());
        WindowGrid grid = WindowGrid.of(image.width(), image.height(), pixelX, pixelY, settings.window(), settings.stride());
        double largest = Math.min(LARGEST_SPACING, settings.window() / 3);
        WindowSpots spots = new WindowSpotSearch(new SpotSearchSettings(settings.spotFalseAlarm(), SMALLEST_SPACING, largest, WindowSpots.MOST))
                .find(image, grid, progress.part(0, 0.5));
        List<FringePatch> patches = FringePatch.find(spots, progress);
        Collection collection = new Collection(patches, spots, pixelX, pixelY);
        collection.identify(new WindowMeasurement(image, spots), progress.part(0.5, 1));
        collection.crystals.sort(Comparator.comparingDouble(Crystal::significance).thenComparingDouble(Crystal::y).thenComparingDouble(Crystal::x));
        return new CrystalMap(grid, pixelX, pixelY, settings.model(), collection.crystals, collection.tried, collection.unidentified);
    }

    private record Looked(List<Spot> spots, Identification identification) {
    }

    /** The patches of one image on their way to crystals. */
    private final class Collection {
        private final List<FringePatch> patches;
        private final WindowSpots spots;
        private final WindowGrid grid;
        private final double pixelX;
        private final double pixelY;
        private final boolean[] used;
        private final List<List<Integer>> near;
        private final List<Crystal> crystals = new ArrayList<>();
        private int tried;
        private int unidentified;

        Collection(List<FringePatch> patches, WindowSpots spots, double pixelX, double pixelY) {
            this.patches = patches;
            this.spots = spots;
            this.grid = spots.grid();
            this.pixelX = pixelX;
            this.pixelY = pixelY;
            this.used = new boolean[patches.size()];
            this.near = new ArrayList<>();
            for (int i = 0; i < binColumns() * binRows(); i++) {
                near.add(new ArrayList<>());
            }
            for (int i = 0; i < patches.size(); i++) {
                near.get(bin(patches.get(i).window())).add(i);
            }
        }

        private int stepX() {
            return Math.max(1, grid.sizeX() / grid.strideX());
        }

        private int stepY() {
            return Math.max(1, grid.sizeY() / grid.strideY());
        }

        private int binColumns() {
            return grid.columns() / stepX() + 1;
        }

        private int binRows() {
            return grid.rows() / stepY() + 1;
        }

        private int bin(int window) {
            return window / grid.columns() / stepY() * binColumns() + window % grid.columns() / stepX();
        }

        void identify(WindowMeasurement measurement, Progress progress) {
            int first = 0;
            while (first < patches.size()) {
                progress.check();
                progress.report(first / (double) patches.size(), "Phases");
                List<Integer> batch = batch(first);
                List<Looked> looked = IntStream.range(0, batch.size()).parallel()
                        .mapToObj(i -> look(measurement, patches.get(batch.get(i)).window())).toList();
                for (int i = 0; i < batch.size(); i++) {
                    accept(batch.get(i), looked.get(i));
                }
                while (first < patches.size() && used[first]) {
                    first++;
                }
            }
        }

        /** The strongest unused patches that are not near to each other. */
        private List<Integer> batch(int first) {
            List<Integer> batch = new ArrayList<>();
            int limit = Math.min(patches.size(), first + 8 * BATCH);
            for (int i = first; i < limit && batch.size() < BATCH; i++) {
                if (!used[i]) {
                    FringePatch patch = patches.get(i);
                    if (batch.stream().noneMatch(other -> distance(patches.get(other).window(), patch.window()) < APART)) {
                        batch.add(i);
                    }
                }
            }
            return batch;
        }

        /** Distance between two windows in windows' widths. */
        private double distance(int a, int b) {
            double dx = (a % grid.columns() - b % grid.columns()) * (double) grid.strideX() / grid.sizeX();
            double dy = (a / grid.columns() - b / grid.columns()) * (double) grid.strideY() / grid.sizeY();
            return Math.hypot(dx, dy);
        }

        private Looked look(WindowMeasurement measurement, int window) {
            if (spots.count(window) < 2) {
                return null;
            }
            List<Spot> measured = measurement.measure(window);
            return measured.size() < 2 ? null : new Looked(measured, identification.identify(measured, Progress.NONE));
        }

        private void accept(int seed, Looked looked) {
            if (looked != null) {
                tried++;
                for (PhaseClaim claim : looked.identification.phases()) {
                    for (Grain grain : claim.grains()) {
                        add(patches.get(seed).window(), claim, grain, looked);
                    }
                }
                if (!used[seed]) {
                    unidentified++;
                }
            }
            used[seed] = true;
        }

        /** Makes a crystal of a claim, unless its fringes were another's. */
        private void add(int window, PhaseClaim claim, Grain grain, Looked looked) {
            List<Integer> mine = new ArrayList<>();
            int taken = 0;
            for (Grain.Match match : grain.matches()) {
                Spot spot = looked.spots.get(match.spot());
                double k = spot.gx() / spots.stepX();
                double l = -spot.gy() / spots.stepY();
                for (int candidate : around(window)) {
                    if (patches.get(candidate).isAt(k, l) && distance(patches.get(candidate).window(), window) < TOGETHER) {
                        if (used[candidate]) {
                            taken++;
                        } else if (!mine.contains(candidate)) {
                            mine.add(candidate);
                        }
                    }
                }
            }
            if (mine.isEmpty() || taken >= mine.size()) {
                return;
            }
            double[] shares = shares(claim, looked.identification);
            if (shares == null) {
                return;
            }
            mine.forEach(index -> used[index] = true);
            FringePatch strongest = patches.get(mine.stream().min(Integer::compare).orElseThrow());
            double sum = 0;
            double column = 0;
            double row = 0;
            for (int index : mine) {
                FringePatch patch = patches.get(index);
                double weight = patch.strength() - 1;
                sum += weight;
                column += weight * patch.column();
                row += weight * patch.row();
            }
            double cell = grid.strideX() * pixelX * grid.strideY() * pixelY;
            crystals.add(new Crystal(grid.centreX(column / sum) * pixelX, grid.centreY(row / sum) * pixelY,
                    strongest.windows().length * cell, claim.phase().name(), shares, claim.significance(), grain.zone(),
                    grain.matches().stream().map(match -> 1 / looked.spots.get(match.spot()).length()).toList(), window, strongest.windows()));
        }

        private List<Integer> around(int window) {
            int column = window % grid.columns() / stepX();
            int row = window / grid.columns() / stepY();
            List<Integer> around = new ArrayList<>();
            for (int r = Math.max(0, row - 1); r <= Math.min(binRows() - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(binColumns() - 1, column + 1); c++) {
                    around.addAll(near.get(r * binColumns() + c));
                }
            }
            around.sort(null);
            return around;
        }

        /** What a claim says of the groups: candidates that the data cannot separate share the crystal by their evidence. */
        private double[] shares(PhaseClaim claim, Identification found) {
            double[] shares = new double[settings.model().groups().size()];
            double sum = 0;
            for (PhaseClaim other : found.phases()) {
                boolean isRival = other == claim || found.ambiguities().stream()
                        .anyMatch(set -> set.contains(claim.phase().name()) && set.contains(other.phase().name()));
                int group = settings.model().groupOf(other.phase().name());
                if (isRival && group >= 0) {
                    double weight = claim.significance() / other.significance();
                    shares[group] += weight;
                    sum += weight;
                }
            }
            if (!(sum > 0)) {
                return null;
            }
            double total = sum;
            return Arrays.stream(shares).map(share -> share / total).toArray();
        }
    }
}
