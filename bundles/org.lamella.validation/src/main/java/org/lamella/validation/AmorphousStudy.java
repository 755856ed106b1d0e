package org.lamella.validation;

import java.util.List;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Region;
import org.lamella.lattice.IndexingSettings;
import org.lamella.lattice.LatticeMeasurement;
import org.lamella.simulation.AmorphousImages;
import org.lamella.simulation.HighResolutionPhantom;

/** False alarms: images of an amorphous film alone must have neither spots nor phases. */
public final class AmorphousStudy implements Study {
    private static final int[] SIZES = {512, 1024, 477};

    @Override
    public String title() {
        return "False alarms in amorphous images";
    }

    @Override
    public String description() {
        return "Images of an amorphous film of 5 to 40 nm, -20 to -150 nm defocus, 0 to 15 nm astigmatism, 5 to 50 electrons per pixel,"
                + " 0.021 nm per pixel, 512, 1024 and 477 pixels a side. All 14 battery phases are candidates.";
    }

    @Override
    public int fullSize() {
        return 200;
    }

    @Override
    public List<Claim> run(int seeds, Progress progress) {
        LatticeMeasurement measurement = BatteryPhases.measurement(IndexingSettings.DEFAULT_CALIBRATION_UNCERTAINTY);
        int spots = 0;
        int phases = 0;
        for (int seed = 0; seed < seeds; seed++) {
            progress.check();
            progress.report(seed / (double) seeds, title());
            int size = SIZES[seed % SIZES.length];
            Image image = HighResolutionPhantom.simulate(AmorphousImages.random(seed, size, size, 0.021)).image();
            LatticeMeasurement.RegionResult result = measurement.measure(image, List.of(Region.Rectangle.whole(image)), Progress.NONE).get(0);
            spots += result.isAmorphous() ? 0 : 1;
            phases += result.phases().phases().isEmpty() ? 0 : 1;
        }
        return List.of(Claim.atMost("images with a spot", 1, 100.0 * spots / seeds, "%", seeds + " images"),
                Claim.atMost("images with a phase", 1, 100.0 * phases / seeds, "%", seeds + " images"));
    }
}
