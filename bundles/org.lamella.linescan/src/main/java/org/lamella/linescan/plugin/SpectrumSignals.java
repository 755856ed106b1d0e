package org.lamella.linescan.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.linescan.ProfileSignal;
import org.lamella.linescan.xray.DetectorResolution;
import org.lamella.linescan.xray.FamilyFit;
import org.lamella.linescan.xray.LineGroup;
import org.lamella.linescan.xray.LineWindows;
import org.lamella.linescan.xray.WindowIntegration;
import org.lamella.linescan.xray.XrayLines;
import org.lamella.spectrum.EnergyWindow;
import org.lamella.spectrum.SpectrumSeries;

/**
 * Signals out of spectra along a line: element lines by name, or windows of energy.
 *
 * @param lines names of lines; may be empty when there are windows
 * @param windows windows by name: {@code Fe Ka=6.27-6.53keV; edge=700-720eV}; keV where no unit stands
 * @param isFitted whether families of lines are fitted, not windows integrated
 * @param isBackground whether windows of background on either side are taken off
 * @param resolution of the detector
 */
public record SpectrumSignals(List<String> lines, String windows, boolean isFitted, boolean isBackground, DetectorResolution resolution) {
    /** Windows with their background, as they are used; empty with fitted families. */
    public List<LineWindows> windowsFor(Axis energy) throws UserError {
        XrayLines table = XrayLines.installed();
        List<LineGroup> groups = groups(table, energy);
        List<LineWindows> all = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (String part : windows.split(";")) {
            if (!part.isBlank()) {
                LineWindows window = given(part, groups, table, energy);
                given.add(window.name());
                all.add(window);
            }
        }
        for (LineGroup group : groups) {
            if (!given.contains(group.name())) {
                all.add(LineWindows.around(group, groups, table, resolution, isBackground, energy));
            }
        }
        return all;
    }

    private LineWindows given(String part, List<LineGroup> groups, XrayLines table, Axis energy) throws UserError {
        int equals = part.lastIndexOf('=');
        if (equals < 1) {
            throw new UserError("windows: '" + part.strip() + "' is no window; write for example windows=Fe Ka=6.27-6.53keV;Pt La=9.28-9.60keV");
        }
        String name = part.substring(0, equals).strip();
        PlaceRange range = PlaceRange.parse(part.substring(equals + 1), "windows");
        PlaceRange plain = (range.unit().equals(Unit.NONE) ? new PlaceRange(range.from(), range.to(), Unit.KILOELECTRONVOLT) : range).in(Unit.ELECTRONVOLT);
        EnergyWindow peak = new EnergyWindow(plain.from(), plain.to());
        return isBackground ? LineWindows.withBackground(name, peak, resolution.fullWidth(peak.middle()), groups, table, energy)
                : new LineWindows(name, peak, null, null);
    }

    private List<LineGroup> groups(XrayLines table, Axis energy) throws UserError {
        List<LineGroup> groups = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !hasWindow(line)) {
                groups.add(table.find(line, energy));
            }
        }
        return groups;
    }

    /** A name that has a window of its own need not be that of a line. */
    private boolean hasWindow(String line) {
        String wanted = line.strip().toLowerCase(Locale.ROOT);
        for (String part : windows.split(";")) {
            int equals = part.lastIndexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The signals along a series.
     *
     * @throws UserError when a line is unknown or outside the spectra
     */
    public List<ProfileSignal> read(SpectrumSeries series, Progress progress) throws UserError {
        if (lines.isEmpty() && windows.isBlank()) {
            throw new UserError("spectra need the lines that are measured, for example signals=Fe Ka,Pt La; or windows=NAME=6.3-6.5keV");
        }
        if (series.size() < ProfileSignal.FEWEST_POINTS) {
            throw new UserError("the scan has " + series.size() + (series.size() == 1 ? " spectrum" : " spectra") + "; a profile needs "
                    + ProfileSignal.FEWEST_POINTS + " at the least, and a step with its width 5");
        }
        if (isFitted) {
            return new FamilyFit(resolution, XrayLines.installed()).signals(series, groups(XrayLines.installed(), series.energy()), progress);
        }
        List<ProfileSignal> signals = new ArrayList<>();
        for (LineWindows window : windowsFor(series.energy())) {
            signals.add(WindowIntegration.signal(series, window));
        }
        return signals;
    }
}
