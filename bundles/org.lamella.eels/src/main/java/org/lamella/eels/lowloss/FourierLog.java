package org.lamella.eels.lowloss;

/**
 * Removes plural scattering from a low-loss spectrum: with Z and J the transforms of the zero-loss peak and of the whole spectrum, the
 * single-scattering distribution is the inverse transform of Z ln(J / Z), at the resolution of the zero-loss peak. Its sum over
 * the zero-loss sum is t / lambda.
 *
 * <p>Literature: R. F. Egerton, Electron Energy-Loss Spectroscopy in the Electron Microscope (2011), section 4.1,
 * doi:10.1007/978-1-4419-9583-4, after D. W. Johnson and J. C. H. Spence (1974).</p>
 */
public final class FourierLog {
    private FourierLog() {
    }

    /**
     * Deconvolves a spectrum.
     *
     * @return counts of the single-scattering distribution, on the spectrum's axis
     */
    public static double[] singleScattering(LowLoss spectrum) {
        double[] peak = spectrum.zeroLossCounts();
        int origin = spectrum.zeroLoss().channel();
        PaddedTransform transform = new PaddedTransform(peak.length);
        double[] z = transform.forward(peak, origin);
        double[] j = transform.forward(spectrum.signal(), origin);
        double floor = 1e-12 * Math.hypot(z[0], z[1]);
        double phaseBefore = 0;
        for (int k = 0; k < transform.half(); k++) {
            double zr = z[2 * k];
            double zi = z[2 * k + 1];
            double power = zr * zr + zi * zi;
            double ratioRe = (j[2 * k] * zr + j[2 * k + 1] * zi) / power;
            double ratioIm = (j[2 * k + 1] * zr - j[2 * k] * zi) / power;
            double size = Math.hypot(ratioRe, ratioIm);
            if (power <= floor * floor || size == 0) {
                // The peak has nothing to say about this frequency; it is narrower than a channel only in its noise.
                z[2 * k] = 0;
                z[2 * k + 1] = 0;
                continue;
            }
            // The phase of a thick specimen exceeds half a turn: it is followed from frequency to frequency.
            double phase = Math.atan2(ratioIm, ratioRe);
            phase += 2 * Math.PI * Math.rint((phaseBefore - phase) / (2 * Math.PI));
            phaseBefore = phase;
            double logarithm = Math.log(size);
            z[2 * k] = zr * logarithm - zi * phase;
            z[2 * k + 1] = zr * phase + zi * logarithm;
        }
        return transform.inverse(z, origin, peak.length);
    }
}
