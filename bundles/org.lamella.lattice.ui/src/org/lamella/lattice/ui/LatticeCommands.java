package org.lamella.lattice.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.data.Quantity;
import org.lamella.data.Region;
import org.lamella.display.RegionFile;
import org.lamella.ui.Problems;
import org.lamella.ui.image.ActiveImage;
import org.lamella.ui.results.AnalysisLauncher;

/** Hands the image in front with its regions over to the analysis. */
final class LatticeCommands {
    private LatticeCommands() {
    }

    static void analyse(IWorkbenchWindow window) {
        IEditorPart editor = window.getActivePage().getActiveEditor();
        Path path = editor == null ? null : editor.getAdapter(Path.class);
        if (path == null) {
            Problems.report("Open an image first: the analysis runs on the image in front.", null);
            return;
        }
        Map<String, String> parameters = new HashMap<>();
        ActiveImage.of(window).document().ifPresent(document -> {
            parameters.put("region", RegionFile.parameter(document.regions(Region.Rectangle.class)));
            document.pixelSize().ifPresent(size -> calibration(size, parameters));
            if (document.frame() > 0) {
                parameters.put("image", Long.toString(document.frame()));
            }
        });
        AnalysisLauncher.open(window, "lattice", List.of(path), parameters);
    }

    private static void calibration(Quantity size, Map<String, String> parameters) {
        parameters.put("pixelSize", size.value() + " " + size.unit().symbol());
        if (size.hasUncertainty() && size.uncertainty() > 0) {
            parameters.put("calibrationUncertainty", Double.toString(Math.max(1e-5, size.uncertainty() / size.value())));
        }
    }
}
