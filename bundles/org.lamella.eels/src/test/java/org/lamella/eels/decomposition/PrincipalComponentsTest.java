package org.lamella.eels.decomposition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.readers.Readers;
import org.lamella.spectrum.SpectrumSource;

class PrincipalComponentsTest {
    private static final DecompositionSettings PLAIN = new DecompositionSettings(10, false, 3);

    /** Two spectra mixed along a line, with noise of counts. */
    private static double[][] mixed(int rows, int channels, double counts, boolean noisy) {
        SplittableRandom random = new SplittableRandom(17);
        double[][] result = new double[rows][channels];
        for (int r = 0; r < rows; r++) {
            double part = (double) r / (rows - 1);
            for (int c = 0; c < channels; c++) {
                double first = Math.exp(-0.5 * Math.pow((c - 0.3 * channels) / 8, 2));
                double second = Math.exp(-0.5 * Math.pow((c - 0.5 * channels) / 12, 2));
                double expected = counts * (0.3 + part * first + (1 - part) * second);
                result[r][c] = noisy ? Math.max(0, Math.rint(expected + Math.sqrt(expected) * random.nextGaussian())) : expected;
            }
        }
        return result;
    }

    @Test
    void agreesWithAFullDecomposition() {
        SplittableRandom random = new SplittableRandom(5);
        for (int[] size : new int[][] {{40, 25}, {25, 40}, {2, 7}, {31, 31}}) {
            double[][] values = new double[size[0]][size[1]];
            for (double[] row : values) {
                Arrays.setAll(row, i -> random.nextDouble() * (1 + i));
            }
            double[] singular = new SingularValueDecomposition(new Array2DRowRealMatrix(values)).getSingularValues();
            double total = Arrays.stream(singular).map(s -> s * s).sum();
            PrincipalComponents.Result result = new PrincipalComponents(PLAIN).decompose(values, Progress.NONE);
            assertEquals(Math.min(10, Math.min(size[0], size[1])), result.size());
            for (int k = 0; k < result.size(); k++) {
                assertEquals(singular[k] * singular[k] / total, result.variances()[k], 1e-10);
            }
        }
    }

    @Test
    void allComponentsGiveTheSpectraBack() {
        double[][] values = mixed(12, 60, 50, true);
        PrincipalComponents.Result result = new PrincipalComponents(new DecompositionSettings(12, true, 1)).decompose(values, Progress.NONE);
        for (int r = 0; r < 12; r++) {
            assertArrayEquals(values[r], result.denoised(r, 12), 1e-6);
        }
        assertEquals(1, Arrays.stream(result.variances()).sum(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> result.denoised(0, 13));
    }

    @Test
    void leavingNoiseAwayBringsSpectraNearerToTheTruth() {
        double[][] truth = mixed(400, 500, 20, false);
        double[][] noisy = mixed(400, 500, 20, true);
        PrincipalComponents.Result result = new PrincipalComponents(DecompositionSettings.DEFAULT).decompose(noisy, Progress.NONE);
        assertEquals(2, result.suggested());
        double before = 0;
        double after = 0;
        for (int r = 0; r < 400; r++) {
            double[] denoised = result.denoised(r, result.suggested());
            for (int c = 0; c < 500; c++) {
                before += Math.pow(noisy[r][c] - truth[r][c], 2);
                after += Math.pow(denoised[c] - truth[r][c], 2);
            }
        }
        // Two components have 2 (400 + 500) numbers of the 200000: the noise falls to about that part of it.
        assertTrue(after < 0.02 * before, after / before + "");
        assertTrue(result.variances()[1] > 3 * result.variances()[2]);
        for (int k = 3; k < result.size(); k++) {
            assertTrue(result.variances()[k] > 0.8 * result.variances()[k - 1], "noise falls slowly: " + k);
        }
    }

    @Test
    void signsAreFixedAndSeedsDoNotMatter() {
        double[][] values = mixed(60, 80, 100, true);
        PrincipalComponents.Result first = new PrincipalComponents(new DecompositionSettings(3, true, 1)).decompose(values, Progress.NONE);
        PrincipalComponents.Result second = new PrincipalComponents(new DecompositionSettings(3, true, 99)).decompose(values, Progress.NONE);
        for (int k = 0; k < 3; k++) {
            double scale = Arrays.stream(first.spectra().get(k)).map(Math::abs).max().orElseThrow();
            assertArrayEquals(first.spectra().get(k), second.spectra().get(k), 1e-5 * scale);
            assertEquals(scale, Arrays.stream(first.spectra().get(k)).max().orElseThrow(), 1e-12);
        }
    }

    @Test
    void emptyChannelsAndSpectraAreKept() {
        double[][] values = mixed(20, 30, 100, true);
        for (double[] row : values) {
            row[7] = 0;
        }
        Arrays.fill(values[4], 0);
        PrincipalComponents.Result result = new PrincipalComponents(new DecompositionSettings(20, true, 1)).decompose(values, Progress.NONE);
        assertArrayEquals(values[5], result.denoised(5, result.size()), 1e-6);
        assertArrayEquals(values[4], result.denoised(4, result.size()), 1e-9);
    }

    /** X-ray spectra of a particle (64 x 64 x 992), against numpy's singular values after the same scaling (reference/other_reference.json). */
    @Test
    void coreShellParticle() throws Exception {
        Path file = coreShell();
        SpectrumSource source = SpectrumSource.require(Readers.builtIn().read(file).stream().filter(dataset -> dataset.axes().size() == 3).findFirst().orElseThrow());
        double[][] spectra = new double[64 * 64][];
        for (int row = 0; row < 64; row++) {
            System.arraycopy(source.along(new Region.Line("row", 0, row, 63, row, 1), Progress.NONE).counts(), 0, spectra, 64 * row, 64);
        }
        PrincipalComponents.Result result = new PrincipalComponents(DecompositionSettings.DEFAULT).decompose(spectra, Progress.NONE);
        double[] reference = {0.188647, 0.034769, 0.008111, 0.001868, 0.001841, 0.00183};
        for (int k = 0; k < reference.length; k++) {
            assertEquals(reference[k], result.variances()[k], (k < 3 ? 1e-3 : 0.03) * reference[k], "component " + (k + 1));
        }
    }

    private static Path coreShell() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data/eds/core_shell_hdf5");
            if (Files.isDirectory(data)) {
                try (Stream<Path> files = Files.list(data)) {
                    return files.filter(file -> file.toString().endsWith(".hdf5")).findFirst().orElseThrow();
                }
            }
        }
        Assumptions.abort("shared/data/eds/core_shell_hdf5 is not beside the repository");
        throw new IllegalStateException();
    }

    @Test
    void theBendOfTheScreePlot() {
        assertEquals(3, PrincipalComponents.elbow(new double[] {1, 0.5, 0.2, 0.001, 0.00098, 0.00096, 0.00095, 0.00094}));
        assertEquals(1, PrincipalComponents.elbow(new double[] {1}));
        assertEquals(2, PrincipalComponents.elbow(new double[] {1, 0.1}));
    }

    @Test
    void badInputIsRefused() {
        PrincipalComponents components = new PrincipalComponents(DecompositionSettings.DEFAULT);
        assertThrows(IllegalArgumentException.class, () -> components.decompose(new double[][] {{1, 2, 3}}, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> components.decompose(new double[][] {{1, 2, 3}, {1, 2}}, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> components.decompose(new double[][] {{1, 2}, {1, Double.NaN}}, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> components.decompose(new double[3][5], Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> new DecompositionSettings(0, true, 1));
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String step) {
                // nobody looks
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> components.decompose(mixed(5, 6, 10, false), cancelled));
    }
}
