package org.lamella.linescan.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.InUnit;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.linescan.LineScan;
import org.lamella.linescan.LineScanSettings;
import org.lamella.linescan.xray.DetectorResolution;
import org.lamella.spectrum.LineText;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code linescan}: gradients across an interface with error bars, from tables, spectra, spectrum images and maps. */
@Plugin(type = Analysis.class, name = "linescan", label = "Line scan",
        description = "Measures gradients across an interface: midpoints, widths, onsets and offsets of elements, with Poisson statistics")
public class LineScanAnalysis extends ProfileParameters {
    @Parameter(label = "Line", description = "Line over a spectrum image or maps: x1,y1,x2,y2 in pixels from the centre of the first, whole or not")
    private String line = "";

    @Parameter(label = "Width", description = "How many pixels across the line are summed", min = "0.1", max = "100000")
    @InUnit("px")
    private double width = 1;

    @Parameter(label = "Box", description = "Instead of a line: x,y,width,height in whole pixels; the scan runs along its longer side")
    private String box = "";

    @Parameter(label = "Pixel size", description = "Where a file has none of its own", min = "1e-6", max = "1e6")
    @InUnit("nm")
    private Double pixelSize;

    @Parameter(label = "Step", description = "Distance from spectrum to spectrum, where each is a file and does not say where it was taken", min = "1e-6",
            max = "1e7")
    @InUnit("nm")
    private Double step;

    @Parameter(label = "Windows", description = "Windows of energy by name, for lines or instead of them: Fe Ka=6.27-6.53keV; Pt La=9.28-9.60keV")
    private String windows = "";

    @Parameter(label = "Background", description = "Whether the background under a line is taken off, from a window on either side of it",
            choices = {"two-windows", "none"})
    private String background = "two-windows";

    @Parameter(label = "Method", description = "windows: counts in windows over the lines; families: all lines of a shell fitted together",
            choices = {"windows", "families"})
    private String method = "windows";

    @Parameter(label = "Detector resolution", description = "Full width at half height at Mn Ka", min = "10", max = "1000")
    @InUnit("eV")
    private double resolution = DetectorResolution.DEFAULT;

    @Parameter(label = "Probe size", description = "Full width at half height of the probe; taken out of widths in quadrature, 0 for unknown", min = "0",
            max = "1e6")
    @InUnit("nm")
    private double probeSize = 0;

    @Parameter(label = "Beam spread", description = "By how much the beam widens in the specimen, full width at half height; 0 for unknown", min = "0",
            max = "1e6")
    @InUnit("nm")
    private double beamSpread = 0;

    @Parameter(label = "Interphase", description = "onset-plateau: from where the first signal sets in to where the last is constant;"
            + " fractions: from the first 10 % to the last 90 %", choices = {"onset-plateau", "fractions"})
    private String interphase = "onset-plateau";

    @Override
    public AnalysisResult analyse(AnalysisContext context) throws UserError {
        ScanReader reader = new ScanReader(tableSignals(), spectrumSignals(), signals(), region(), pixelSize, step);
        context.forEachInput(reader::add);
        List<Scan> measured = new ArrayList<>();
        LineScanSettings last = null;
        for (Scan scan : reader.scans(context.progress())) {
            Unit unit = scan.signals().get(0).xUnit();
            if (!unit.isLength()) {
                throw new UserError(scan.name() + ": a line scan runs over a length, not over '" + unit + "'; 'lamella run profile' measures profiles over"
                        + " anything");
            }
            Scan inRange = scan.within(range());
            last = settings(Unit.NANOMETRE.convert(probeSize, unit), Unit.NANOMETRE.convert(beamSpread, unit), interphase.equals("fractions"));
            measured.add(inRange.with(new LineScan(last).measure(inRange.signals(), context.progress())));
        }
        return new LineScanReport(last, context, hasLayers()).lineScan(measured);
    }

    /** How signals come out of spectra. */
    private SpectrumSignals spectrumSignals() throws UserError {
        return new SpectrumSignals(signals(), windows, method.equals("families"), background.equals("two-windows"), new DetectorResolution(resolution));
    }

    private Region region() throws UserError {
        if (!line.isBlank() && !box.isBlank()) {
            throw new UserError("give either a line or a box, not both");
        }
        return !line.isBlank() ? LineText.line(line, width) : !box.isBlank() ? LineText.box(box) : null;
    }}
