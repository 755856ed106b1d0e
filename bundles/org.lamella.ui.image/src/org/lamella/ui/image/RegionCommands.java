package org.lamella.ui.image;

import java.util.List;
import org.lamella.data.Region;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.display.RegionFile;
import org.lamella.display.RegionSet;
import org.lamella.display.RegionShape;
import org.lamella.ui.Undo;

/** Changes to the regions of an image, each of which can be undone. */
public final class RegionCommands {
    private final ImageDocument document;
    private final RegionSet regions;

    public RegionCommands(ImageDocument document) {
        this.document = document;
        this.regions = document.regions();
    }

    private void change(String label, Runnable action) {
        RegionSet.State before = regions.state();
        action.run();
        RegionSet.State after = regions.state();
        if (!before.regions().equals(after.regions())) {
            Undo.add(label, () -> regions.restore(after), () -> regions.restore(before));
        }
    }

    /** Adds a region, pushed into the image where it sticks out. */
    public void add(Region region) {
        change("New " + region.name(), () -> regions.add(inside(region)));
    }

    /** Puts another shape in the place of the region of the same name. */
    public void replace(String label, Region region) {
        change(label, () -> regions.replace(region.name(), inside(region), false));
    }

    private Region inside(Region region) {
        return RegionShape.inside(region, document.pyramid().plane().width(), document.pyramid().plane().height());
    }

    /** @throws UserError when the name is empty or taken */
    public void rename(String name, String newName) throws UserError {
        String plain = newName.strip();
        if (plain.isEmpty()) {
            throw new UserError("a region needs a name");
        }
        if (!plain.equals(name) && regions.find(plain).isPresent()) {
            throw new UserError("there is a region '" + plain + "' already");
        }
        regions.find(name).ifPresent(region -> change("Rename " + name, () -> regions.replace(name, region.withName(plain), false)));
    }

    public void remove(String name) {
        change("Delete " + name, () -> regions.remove(name));
    }

    public void removeAll() {
        change("Delete all regions", () -> regions.restore(new RegionSet.State(List.of(), null)));
    }

    /** The selected region as text for the clipboard, or all when none is selected; empty when there is none. */
    public String copy() {
        List<Region> copied = regions.selected().map(List::of).orElse(regions.all());
        return copied.isEmpty() ? "" : RegionFile.write(copied);
    }

    /**
     * Adds the regions of a text.
     *
     * @throws UserError when it holds no regions
     */
    public void paste(String text, String source) throws UserError {
        List<Region> pasted = RegionFile.read(text, source);
        change(pasted.size() == 1 ? "Paste " + pasted.get(0).name() : "Paste regions",
                () -> pasted.forEach(region -> regions.add(inside(region))));
    }
}
