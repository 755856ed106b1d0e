package org.lamella.interphase.ui;

import java.util.Locale;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.interphase.LayerExtent;
import org.lamella.ui.results.set.ImageSet;
import org.lamella.ui.results.set.ImageSetView;

/** The regions of the set with their layers; unticked ones are excluded. */
public final class RegionSetView extends ImageSetView<RegionEntry> {
    public static final String ID = "org.lamella.interphase.ui.set";

    private static final Words WORDS = new Words("interphase.regions", "Layers",
            "Layers in order of depth, behind semicolons; 'X metal' and 'amorphous' are the sides. Enter searches again.",
            "Images across the interphase", "region", "region", "Add the images across the interphase; each is a region of the statistics.",
            "regions searched");
    private static final Column LAYERS = new Column("Layers (nm)", 125);

    public RegionSetView() {
        super(WORDS, new Column("Region", 115), new Column("Total (nm)", 90), LAYERS, new Column("Normal (°)", 80), new Column("Note", 180));
    }

    @Override
    protected ImageSet<RegionEntry, ?> set(IWorkbenchWindow window) {
        return InterphaseSession.of(window);
    }

    @Override
    protected String tip(Column column) {
        return column == LAYERS ? String.join(" | ", InterphaseSession.of(getSite().getWorkbenchWindow()).layerNames()) : null;
    }

    @Override
    protected String[] row(RegionEntry entry, String note) {
        if (!entry.layers().hasInterphase()) {
            return new String[] {entry.name(), "0", "none", "", note.isEmpty() ? "no layer stands out against chance" : note};
        }
        String all = String.join(" | ", entry.layers().interphase().stream().map(LayerExtent::thickness)
                .map(value -> String.format(Locale.ROOT, "%.1f", value)).toList());
        return new String[] {entry.name(), String.format(Locale.ROOT, "%.1f ± %.1f", entry.layers().total(), entry.layers().totalUncertainty()), all,
            String.format(Locale.ROOT, "%.1f", entry.layers().face().direction()), note};
    }
}
