package org.lamella.layers.ui;

import java.util.Locale;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.layers.LayerThickness;
import org.lamella.ui.results.set.ImageSet;
import org.lamella.ui.results.set.ImageSetView;

/** The sections of the set with their layers; unticked ones are excluded. */
public final class SectionSetView extends ImageSetView<SectionEntry> {
    public static final String ID = "org.lamella.layers.ui.set";

    private static final Words WORDS = new Words("layers.sections", "Parameters",
            "Parameters as on the command line, behind semicolons: layers=Li,LiPON,LNMO; tilt=52deg. Enter measures again.",
            "Images of cross-sections", "section", "image", "Add images of cross-sections; each is one of the statistics over images.",
            "images measured");

    public SectionSetView() {
        super(WORDS, new Column("Image", 130), new Column("Thickness", 220), new Column("Dense (%)", 104), new Column("Tilt (°)", 60),
                new Column("Note", 160));
    }

    @Override
    protected ImageSet<SectionEntry, ?> set(IWorkbenchWindow window) {
        return LayersSession.of(window);
    }

    @Override
    protected String[] row(SectionEntry entry, String note) {
        if (!entry.hasLayers()) {
            return new String[] {entry.name(), "none", "", "", note.isEmpty() ? "no layer is found" : note};
        }
        String unit = " " + entry.measured().unit();
        String all = String.join(" | ", entry.measured().stack().layers().stream()
                .map(layer -> String.format(Locale.ROOT, "%.1f ± %.1f", layer.mean(), layer.uncertainty())).toList()) + unit;
        String dense = String.join(" | ", entry.measured().stack().layers().stream().map(SectionSetView::dense).toList());
        double tilt = entry.measured().first().scale().tilt();
        return new String[] {entry.name(), all, dense,
            tilt < 90 ? String.format(Locale.ROOT, "%.1f", tilt) : "", entry.message().isEmpty() ? note : entry.message()};
    }

    private static String dense(LayerThickness layer) {
        return Double.isNaN(layer.content().dense()) ? "–" : String.format(Locale.ROOT, "%.1f", 100 * layer.content().dense());
    }
}
