package org.lamella.eels.plugin;

import java.util.HashMap;
import java.util.Map;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.eels.lowloss.ZeroLossMethod;
import org.lamella.spectrum.LineText;
import org.lamella.spectrum.SpectrumSeries;
import org.lamella.spectrum.SpectrumSource;

/** Reads the low losses that belong to an input, and says when they do not. */
final class LowLossReading {
    private final LowLossPartner partners;
    private final ZeroLossMethod method;
    private final String line;
    private final double lineWidth;
    private final Map<AnalysisInput, LowLossImage> images = new HashMap<>();
    private AnalysisInput latest;
    private LowLosses latestLowLosses;

    /** @param line through spectrum images; blank for none */
    LowLossReading(LowLossPartner partners, ZeroLossMethod method, String line, double lineWidth) {
        this.partners = partners;
        this.method = method;
        this.line = line;
        this.lineWidth = lineWidth;
    }

    boolean isLowLoss(AnalysisInput input) {
        return partners.isLowLoss(input);
    }

    /** Whether an input is the low loss of another one. */
    boolean isPartner(AnalysisInput lowLoss) {
        return partners.isPartner(lowLoss);
    }

    /**
     * The low losses of an input.
     *
     * @param source the spectra of the input
     * @param spectra how many spectra are measured of it
     * @return null when there are none
     * @throws UserError when they do not belong together, or are none
     */
    LowLosses of(AnalysisInput input, SpectrumSource source, int spectra, AnalysisContext context, Progress progress) throws UserError {
        AnalysisInput partner = partners.of(input);
        if (partner == null) {
            return null;
        }
        if (!input.equals(latest)) {
            latestLowLosses = read(input, source, spectra, partner, context, progress);
            latest = input;
        }
        return latestLowLosses;
    }

    private LowLosses read(AnalysisInput input, SpectrumSource source, int spectra, AnalysisInput partner, AnalysisContext context, Progress progress)
            throws UserError {
        SpectrumSource low = LowLossPartner.source(partner);
        boolean lowIsImage = low.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE;
        boolean isImage = source.kind() == SpectrumSource.Kind.SPECTRUM_IMAGE;
        if (lowIsImage && source.kind() != SpectrumSource.Kind.SPECTRUM
                && (!isImage || low.x().size() != source.x().size() || low.y().size() != source.y().size())) {
            throw mismatch(input, source, partner, low);
        }
        if (lowIsImage && isImage && line.isBlank()) {
            return image(partner, low, context, progress);
        }
        SpectrumSeries series = !lowIsImage ? low.series(progress) : line.isBlank() ? low.sum(null, progress)
                : low.along(LineText.line(line, lineWidth), progress);
        if (series.size() != 1 && (isImage && line.isBlank() || series.size() != spectra)) {
            throw mismatch(input, source, partner, low);
        }
        return CoupledLowLoss.of(partner.name(), series, method, context, progress);
    }

    /** The low loss of every pixel of an image, which is read once however many inputs it belongs to. */
    LowLossImage image(AnalysisInput input, SpectrumSource source, AnalysisContext context, Progress progress) throws UserError {
        LowLossImage image = images.get(input);
        if (image == null) {
            image = LowLossImage.of(input.name(), source, method, context, progress);
            images.put(input, image);
        }
        return image;
    }

    /** The low losses of a single spectrum or a line, as an input of their own. */
    CoupledLowLoss alone(AnalysisInput input, SpectrumSeries series, AnalysisContext context, Progress progress) throws UserError {
        return CoupledLowLoss.of(input.name(), series, method, context, progress);
    }

    private static UserError mismatch(AnalysisInput input, SpectrumSource source, AnalysisInput partner, SpectrumSource low) {
        return new UserError("the low loss " + partner.name() + " (" + shape(low) + ") does not belong to " + input.name() + " (" + shape(source)
                + "): give one of the same shape, or a single spectrum for all");
    }

    private static String shape(SpectrumSource source) {
        return switch (source.kind()) {
            case SPECTRUM -> "one spectrum";
            case LINE_SCAN -> "a line of " + source.x().size() + " spectra";
            case SPECTRUM_IMAGE -> source.x().size() + " x " + source.y().size() + " pixels";
        };
    }
}
