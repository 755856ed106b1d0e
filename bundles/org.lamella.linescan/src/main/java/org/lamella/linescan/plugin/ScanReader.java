package org.lamella.linescan.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.lamella.analysis.AnalysisInput;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.linescan.ProfileSignal;
import org.lamella.readers.text.DelimitedTable;
import org.lamella.readers.text.DelimitedTextReader;
import org.lamella.spectrum.MapProfile;
import org.lamella.spectrum.SpectrumSeries;
import org.lamella.spectrum.SpectrumSource;
import org.lamella.spectrum.StagePositions;

/**
 * Gathers the scans of a run: each table, line scan and spectrum image is one by itself; single spectra make one scan together,
 * and so do element maps.
 */
final class ScanReader {
    private final TableSignals tables;
    private final SpectrumSignals spectra;
    private final List<String> wanted;
    private final Region region;
    private final Double pixelSize;
    private final Double step;
    private final List<Scan> scans = new ArrayList<>();
    private final List<Dataset> singles = new ArrayList<>();
    private final List<Dataset> maps = new ArrayList<>();
    private String firstSingle;
    private String firstMap;

    /**
     * @param region a line or a box; null for none
     * @param pixelSize in nm; null for the file's own
     * @param step from spectrum to spectrum in nm; null for what the files say
     */
    ScanReader(TableSignals tables, SpectrumSignals spectra, List<String> wanted, Region region, Double pixelSize, Double step) {
        this.tables = tables;
        this.spectra = spectra;
        this.wanted = wanted;
        this.region = region;
        this.pixelSize = pixelSize;
        this.step = step;
    }

    static boolean isTable(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt") || name.endsWith(".dat");
    }

    /** Reads an input, or keeps it until all are there. */
    void add(AnalysisInput input, Progress progress) throws UserError {
        progress.report(0, "reads " + input.name());
        try {
            read(input, progress);
        } catch (UserError e) {
            throw e.getMessage().contains(input.name()) ? e : new UserError(input.name() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UserError(input.name() + ": " + e.getMessage(), e);
        }
    }

    private void read(AnalysisInput input, Progress progress) throws UserError {
        List<Dataset> datasets = input.datasets();
        if (isTable(input.path())) {
            DelimitedTable table = DelimitedTextReader.table(input.path());
            scans.add(new Scan(input.name(), tables.read(table)));
            return;
        }
        Optional<SpectrumSource> source = datasets.stream().map(SpectrumSource::of).flatMap(Optional::stream)
                .max(Comparator.comparingInt(each -> each.kind().ordinal()));
        if (source.isPresent()) {
            addSpectra(input, source.get(), progress);
            return;
        }
        List<Dataset> images = datasets.stream().filter(Dataset::isImage).toList();
        if (!images.isEmpty()) {
            firstMap = firstMap == null ? input.name() : firstMap;
            for (Dataset image : images) {
                maps.add(images.size() == 1 ? image.withName(title(input.name())) : image);
            }
            return;
        }
        scans.add(new Scan(input.name(), curves(datasets)));
    }

    private static String title(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private void addSpectra(AnalysisInput input, SpectrumSource source, Progress progress) throws UserError {
        if (source.kind() == SpectrumSource.Kind.SPECTRUM) {
            firstSingle = firstSingle == null ? input.name() : firstSingle;
            singles.add(source.dataset().withName(input.name()));
            return;
        }
        SpectrumSource scaled = pixelSize == null ? source : SpectrumSource.require(scaled(source.dataset(), axis -> !axis.unit().isEnergy()));
        SpectrumSeries series = series(scaled, progress);
        scans.add(new Scan(input.name(), spectra.read(requireLength(series, input.name()), progress)));
    }

    private SpectrumSeries series(SpectrumSource source, Progress progress) throws UserError {
        if (source.kind() == SpectrumSource.Kind.LINE_SCAN || region == null) {
            return source.series(progress);
        }
        return region instanceof Region.Line line ? source.along(line, progress) : source.along((Region.Rectangle) region, progress);
    }

    private static SpectrumSeries requireLength(SpectrumSeries series, String name) throws UserError {
        if (!series.positionUnit().isLength()) {
            throw new UserError(name + " has no distances in a unit of length; give pixelSize, for example pixelSize=0.5nm");
        }
        return series;
    }

    private Dataset scaled(Dataset dataset, Predicate<Axis> isMeant) {
        return dataset.withAxes(dataset.axes().stream().map(axis -> isMeant.test(axis) && axis.size() > 1 ? axis.withCalibration(pixelSize, 0, Unit.NANOMETRE)
                : axis).toList());
    }

    /** Curves over a distance, such as a profile that another program saved as a dataset of one axis. */
    private List<ProfileSignal> curves(List<Dataset> datasets) throws UserError {
        List<ProfileSignal> signals = new ArrayList<>();
        for (Dataset dataset : datasets) {
            if (dataset.axes().size() == 1 && (wanted.isEmpty() || wanted.stream().anyMatch(name -> name.strip().equalsIgnoreCase(dataset.name())))) {
                Axis axis = (pixelSize == null ? dataset : scaled(dataset, each -> true)).axes().get(0);
                if (!axis.unit().isLength()) {
                    throw new UserError("'" + dataset.name() + "' has no distances in a unit of length; give pixelSize, for example pixelSize=0.5nm");
                }
                double[] values = new double[(int) axis.size()];
                double[] places = new double[values.length];
                var access = dataset.array().randomAccess();
                for (int i = 0; i < values.length; i++) {
                    access.setPosition(i, 0);
                    values[i] = access.get().getRealDouble();
                    places[i] = axis.in(Unit.NANOMETRE).coordinate(i);
                }
                signals.add(tables.signal(new DelimitedTable.Column(dataset.name(), Unit.NONE, values), places, Unit.NANOMETRE, values, null));
            }
        }
        if (signals.isEmpty()) {
            throw new UserError("the file holds neither spectra nor element maps nor columns of numbers");
        }
        return signals;
    }

    /**
     * All scans.
     *
     * @throws UserError when spectra do not make a scan together, or maps lack a line
     */
    List<Scan> scans(Progress progress) throws UserError {
        List<Scan> all = new ArrayList<>(scans);
        if (!singles.isEmpty()) {
            all.add(new Scan(firstSingle, spectra.read(series(), progress)));
        }
        if (!maps.isEmpty()) {
            all.add(new Scan(firstMap, mapSignals(progress)));
        }
        return all;
    }

    private SpectrumSeries series() throws UserError {
        List<SpectrumSeries> parts = new ArrayList<>();
        for (Dataset single : singles) {
            parts.add(SpectrumSource.require(single).series(Progress.NONE));
        }
        double[] positions = new double[parts.size()];
        if (step != null) {
            java.util.Arrays.setAll(positions, i -> i * step);
        } else {
            positions = StagePositions.distances(singles).orElseThrow(() -> new UserError(parts.size() + " spectra, but their files do not say how far apart"
                    + " they were taken (#XPOSITION, #YPOSITION, ascending along a line); give step, for example step=12nm"));
        }
        return SpectrumSeries.joined(firstSingle, parts, positions, Unit.NANOMETRE);
    }

    private List<ProfileSignal> mapSignals(Progress progress) throws UserError {
        if (region == null) {
            throw new UserError("element maps need a line or a box, for example line=0,50,200,50 with width=10");
        }
        Region.Line line = region instanceof Region.Line given ? given : org.lamella.spectrum.LineBand.along((Region.Rectangle) region);
        List<ProfileSignal> signals = new ArrayList<>();
        for (Dataset map : maps) {
            if (!wanted.isEmpty() && wanted.stream().noneMatch(name -> name.strip().equalsIgnoreCase(map.name()))) {
                continue;
            }
            MapProfile profile = MapProfile.along(pixelSize == null ? map : scaled(map, axis -> true), line, progress);
            if (!profile.unit().isLength()) {
                throw new UserError("map '" + map.name() + "' has no pixel size in a unit of length; give pixelSize, for example pixelSize=0.5nm");
            }
            signals.add(mapSignal(map.name(), profile));
        }
        if (signals.isEmpty()) {
            throw new UserError("no map is named " + String.join(" or ", wanted) + "; there are " + String.join(", ", maps.stream().map(Dataset::name).toList()));
        }
        return signals;
    }

    private ProfileSignal mapSignal(String name, MapProfile profile) throws UserError {
        ProfileSignal plain = tables.signal(new DelimitedTable.Column(name, Unit.NONE, profile.sums()), profile.positions(), profile.unit(), profile.sums(), null);
        if (plain.noise() == ProfileSignal.Noise.COUNTS) {
            return new ProfileSignal(name, plain.x(), plain.xUnit(), plain.values(), plain.noise(), null, profile.pixels(), Unit.COUNTS);
        }
        // Maps of anything but counts: their mean over the width.
        double[] means = profile.sums().clone();
        java.util.Arrays.setAll(means, i -> means[i] / profile.pixels()[i]);
        return new ProfileSignal(name, plain.x(), plain.xUnit(), means, ProfileSignal.Noise.SCATTER, null, null, Unit.NONE);
    }
}
