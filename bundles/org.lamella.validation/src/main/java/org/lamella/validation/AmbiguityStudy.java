package org.lamella.validation;

import java.util.List;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.lattice.Identification;
import org.lamella.lattice.LatticeMeasurement;
import org.lamella.simulation.HighResolutionPhantom;
import org.lamella.simulation.NanocrystalPhantoms;

/** LiF and LiH differ by 1.4 %: a calibration of 1 % cannot tell them apart, one of 0.2 % can. */
public final class AmbiguityStudy implements Study {
    private static final List<String> PAIR = List.of("LiF", "LiH");

    @Override
    public String title() {
        return "LiF or LiH";
    }

    @Override
    public String description() {
        return "Phantoms with one crystal of LiF, analysed with all 14 candidates, once with a calibration known to 1 % and once with"
                + " one known to 0.2 %.";
    }

    @Override
    public int fullSize() {
        return 100;
    }

    @Override
    public List<Claim> run(int seeds, Progress progress) {
        LatticeMeasurement coarse = BatteryPhases.measurement(0.01);
        LatticeMeasurement fine = BatteryPhases.measurement(0.002);
        int named = 0;
        int separated = 0;
        for (int seed = 0; seed < seeds; seed++) {
            progress.check();
            progress.report(seed / (double) seeds, title());
            Image image = HighResolutionPhantom.simulate(NanocrystalPhantoms.random(90_000 + seed, List.of(BatteryPhases.get("LiF")), 1)).image();
            List<Region.Rectangle> whole = List.of(Region.Rectangle.whole(image));
            Identification vague = coarse.measure(image, whole, Progress.NONE).get(0).phases();
            named += vague.ambiguities().stream().anyMatch(set -> set.containsAll(PAIR)) ? 1 : 0;
            Identification sharp = fine.measure(image, whole, Progress.NONE).get(0).phases();
            boolean isLithiumFluoride = sharp.phases().stream().anyMatch(claim -> claim.phase().name().equals("LiF"));
            boolean hydrideToo = sharp.phases().stream().anyMatch(claim -> claim.phase().name().equals("LiH"))
                    || sharp.ambiguities().stream().anyMatch(set -> set.contains("LiH"));
            separated += isLithiumFluoride && !hydrideToo ? 1 : 0;
        }
        return List.of(
                Claim.atLeast("images in which LiF and LiH are named as an ambiguity at 1 %", 95, 100.0 * named / seeds, "%", seeds + " images"),
                Claim.atLeast("images in which LiF alone is claimed at 0.2 %", 95, 100.0 * separated / seeds, "%", seeds + " images"));
    }
}
