package org.lamella.readers.tiff;

import java.util.List;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;

/**
 * What a microscope's program adds to a TIFF.
 *
 * @param name the name of its node in the metadata
 * @param tree all that it says
 * @param common what has a common name
 * @param pixelSize the calibration, perhaps unknown
 */
record VendorTags(String name, Metadata tree, Metadata common, PixelSize pixelSize) {
    static final VendorTags NONE = new VendorTags("", Metadata.EMPTY, Metadata.EMPTY, PixelSize.UNKNOWN);

    static VendorTags of(Directory directory, Page page) throws UserError {
        for (int tag : new int[] {Tag.FEI_HELIOS, Tag.FEI_SFEG}) {
            if (directory.has(tag)) {
                return FeiTags.parse(directory.text(tag));
            }
        }
        if (directory.has(Tag.ZEISS)) {
            return ZeissTags.parse(directory.text(Tag.ZEISS), page.width());
        }
        List<String> descriptions = directory.texts(Tag.DESCRIPTION);
        for (String text : descriptions) {
            if (text.stripLeading().startsWith("{")) {
                return JsonDescription.parse(text);
            }
        }
        return new VendorTags("", Metadata.EMPTY, dateOf(directory), PixelSize.UNKNOWN);
    }

    private static Metadata dateOf(Directory directory) throws UserError {
        return new CommonMetadata().text(CommonMetadata.DATE, directory.text(Tag.DATE_TIME)).build();
    }
}
