package org.lamella.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lamella.crystal.Phase;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.lattice.Identification;
import org.lamella.lattice.IndexingSettings;
import org.lamella.lattice.LatticeMeasurement;
import org.lamella.simulation.HighResolutionPhantom;
import org.lamella.simulation.NanocrystalPhantoms;

/** Phases of nanocrystal phantoms: found when there, not claimed when not. */
public final class NanocrystalStudy implements Study {
    @Override
    public String title() {
        return "Phases of nanocrystals";
    }

    @Override
    public String description() {
        return "Phantoms of 1024 x 1024 pixels of 0.021 nm with crystals of one, two or three phases (in turn; drawn from the 14 battery"
                + " phases), one or two crystals of each, 6 to 10 nm across in an amorphous matrix with counting noise, each showing at"
                + " least two crossing sets of fringes. The pixel size that the analysis is told is off by a normal error of 1 %. All"
                + " 14 phases are candidates.";
    }

    @Override
    public int fullSize() {
        return 200;
    }

    @Override
    public List<Claim> run(int seeds, Progress progress) {
        double uncertainty = IndexingSettings.DEFAULT_CALIBRATION_UNCERTAINTY;
        LatticeMeasurement measurement = BatteryPhases.measurement(uncertainty);
        List<Phase> all = BatteryPhases.all();
        int there = 0;
        int found = 0;
        int wrong = 0;
        int ambiguous = 0;
        for (int seed = 0; seed < seeds; seed++) {
            progress.check();
            progress.report(seed / (double) seeds, title());
            SplittableRandom random = new SplittableRandom(seed + 7000L);
            List<Phase> phases = new ArrayList<>();
            while (phases.size() < 1 + seed % 3) {
                Phase phase = all.get(random.nextInt(all.size()));
                if (!phases.contains(phase)) {
                    phases.add(phase);
                }
            }
            Image image = HighResolutionPhantom.simulate(NanocrystalPhantoms.random(seed, phases, 1 + random.nextInt(2))).image();
            double pixel = NanocrystalPhantoms.PIXEL * (1 + uncertainty * gaussian(random));
            image = image.withAxes(image.x().withCalibration(pixel, 0, Unit.NANOMETRE), image.y().withCalibration(pixel, 0, Unit.NANOMETRE));
            Identification result = measurement.measure(image, List.of(Region.Rectangle.whole(image)), Progress.NONE).get(0).phases();
            List<String> truth = phases.stream().map(Phase::name).toList();
            List<String> claimed = result.phases().stream().map(claim -> claim.phase().name()).toList();
            there += truth.size();
            found += (int) truth.stream().filter(claimed::contains).count();
            boolean isWrong = claimed.stream().anyMatch(name -> !truth.contains(name) && !isExcused(name, truth, result));
            wrong += isWrong ? 1 : 0;
            ambiguous += result.ambiguities().isEmpty() ? 0 : 1;
        }
        return List.of(
                Claim.atLeast("phases that are there and are claimed", 95, 100.0 * found / there, "%", there + " phases in " + seeds + " images"),
                Claim.atMost("images with a claim of a phase that is not there and is in no ambiguity with one that is", 2,
                        100.0 * wrong / seeds, "%", seeds + " images"),
                Claim.atMost("images in which the data cannot separate some candidates and the answer says so", 50,
                        100.0 * ambiguous / seeds, "%", seeds + " images"));
    }

    private static boolean isExcused(String name, List<String> truth, Identification result) {
        return result.ambiguities().stream().anyMatch(set -> set.contains(name) && set.stream().anyMatch(truth::contains));
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
