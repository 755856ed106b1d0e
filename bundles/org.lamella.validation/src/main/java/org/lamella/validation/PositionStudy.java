package org.lamella.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.lattice.Spot;
import org.lamella.lattice.SpotSearch;
import org.lamella.lattice.SpotSearchSettings;
import org.lamella.simulation.SinusoidLattice;

/** Precision of spot positions against the Cramér-Rao bound, and whether the stated uncertainties are right. */
public final class PositionStudy implements Study {
    private static final int SIZE = 512;
    private static final double[] AMPLITUDES = {1, 0.5, 0.2};

    @Override
    public String title() {
        return "Position of a lattice spot";
    }

    @Override
    public String description() {
        return "One sinusoid of random frequency (0.05 to 0.2 cycles per pixel), direction and phase in white Gaussian noise, "
                + SIZE + " x " + SIZE + " pixels. The bound for either component of the frequency of a real sinusoid of amplitude A in"
                + " noise of standard deviation s over N x N pixels is sqrt(6) s / (pi A N²) cycles per pixel.";
    }

    @Override
    public int fullSize() {
        return 500;
    }

    /** The Cramér-Rao bound in cycles per pixel. */
    public static double bound(double amplitude, double sigma, int size) {
        return Math.sqrt(6) * sigma / (Math.PI * amplitude * size * size);
    }

    @Override
    public List<Claim> run(int seeds, Progress progress) {
        List<Claim> claims = new ArrayList<>();
        SpotSearch search = new SpotSearch(new SpotSearchSettings(SpotSearchSettings.DEFAULT_FALSE_ALARM, 4, 100, 20));
        int done = 0;
        for (double amplitude : AMPLITUDES) {
            double squares = 0;
            int covered = 0;
            int missed = 0;
            for (int seed = 0; seed < seeds; seed++) {
                progress.check();
                progress.report(done++ / (double) (AMPLITUDES.length * seeds), title());
                SplittableRandom random = new SplittableRandom(1000L * seed + Math.round(100 * amplitude));
                double f = 0.05 + 0.15 * random.nextDouble();
                double angle = Math.PI * random.nextDouble();
                double gx = f * Math.cos(angle);
                double gy = f * Math.sin(angle);
                Image image = SinusoidLattice.image(SIZE, SIZE, 1, 1, Unit.PIXEL,
                        List.of(new SinusoidLattice.Wave(gx, gy, amplitude, 2 * Math.PI * random.nextDouble())), 1, random.nextLong());
                List<Spot> spots = search.find(image, Progress.NONE).spots();
                if (spots.size() != 1) {
                    missed++;
                    continue;
                }
                double errorX = spots.get(0).gx() - gx;
                double errorY = spots.get(0).gy() - gy;
                squares += errorX * errorX + errorY * errorY;
                covered += Math.abs(errorX) < 1.96 * Math.sqrt(spots.get(0).varianceX()) ? 1 : 0;
                covered += Math.abs(errorY) < 1.96 * Math.sqrt(spots.get(0).varianceY()) ? 1 : 0;
            }
            int found = seeds - missed;
            String basis = seeds + " seeds";
            String at = ", amplitude / noise = " + amplitude;
            claims.add(Claim.atMost("RMS error over the Cramér-Rao bound" + at, 2,
                    Math.sqrt(squares / (2 * found)) / bound(amplitude, 1, SIZE), "", basis));
            claims.add(new Claim("95 % interval of either component holds the truth" + at, 93, 97, 100.0 * covered / (2 * found), "%", basis));
            claims.add(Claim.atMost("images in which not exactly the one spot is found" + at, 1, 100.0 * missed / seeds, "%", basis));
        }
        return claims;
    }
}
