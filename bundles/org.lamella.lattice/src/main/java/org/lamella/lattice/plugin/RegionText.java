package org.lamella.lattice.plugin;

import java.util.ArrayList;
import java.util.List;
import org.lamella.data.Image;
import org.lamella.data.Region;
import org.lamella.data.UserError;

/** Regions as they are typed: {@code x,y,width,height} in pixels, with a name in front if wanted, several behind semicolons. */
final class RegionText {
    private RegionText() {
    }

    /**
     * The regions to measure in an image.
     *
     * @param text for example {@code LiPON=0,0,512,512; Li=512,0,512,512}; blank for none
     * @param tile side of square tiles in pixels, 0 for none; only without regions
     * @return the whole image when neither is given
     */
    static List<Region.Rectangle> regions(String text, int tile, Image image) throws UserError {
        if (text != null && !text.isBlank()) {
            if (tile > 0) {
                throw new UserError("give either regions or tiles, not both");
            }
            return parse(text, image);
        }
        return tile > 0 ? tiles(tile, image) : List.of(Region.Rectangle.whole(image));
    }

    private static List<Region.Rectangle> parse(String text, Image image) throws UserError {
        List<Region.Rectangle> regions = new ArrayList<>();
        for (String part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? "region " + (regions.size() + 1) : part.substring(0, equals).strip();
            String[] numbers = part.substring(equals + 1).strip().split("[,\\s]+");
            int[] values = new int[4];
            try {
                for (int i = 0; i < 4; i++) {
                    values[i] = Integer.parseInt(numbers[i].strip().replace("px", ""));
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new UserError("region '" + part.strip() + "' is not x,y,width,height in whole pixels", e);
            }
            if (numbers.length != 4 || name.isEmpty() || values[2] < 1 || values[3] < 1) {
                throw new UserError("region '" + part.strip() + "' is not x,y,width,height in whole pixels");
            }
            Region.Rectangle region = new Region.Rectangle(name, values[0], values[1], values[2], values[3]);
            if (!region.isInside(image)) {
                throw new UserError("region '" + part.strip() + "' is not inside the image of " + image.width() + " x " + image.height()
                        + " pixels");
            }
            regions.add(region);
        }
        if (regions.isEmpty()) {
            throw new UserError("no region in '" + text + "'; write x,y,width,height in whole pixels");
        }
        return regions;
    }

    /** As many tiles as fit each way, spread so that the image is covered as evenly as it goes. */
    private static List<Region.Rectangle> tiles(int tile, Image image) throws UserError {
        if (tile > image.width() || tile > image.height()) {
            throw new UserError("tiles of " + tile + " pixels do not fit into the image of " + image.width() + " x " + image.height()
                    + " pixels");
        }
        int columns = image.width() / tile;
        int rows = image.height() / tile;
        List<Region.Rectangle> tiles = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int x = columns == 1 ? (image.width() - tile) / 2 : column * (image.width() - tile) / (columns - 1);
                int y = rows == 1 ? (image.height() - tile) / 2 : row * (image.height() - tile) / (rows - 1);
                tiles.add(new Region.Rectangle("tile " + (row + 1) + "-" + (column + 1), x, y, tile, tile));
            }
        }
        return tiles;
    }
}
