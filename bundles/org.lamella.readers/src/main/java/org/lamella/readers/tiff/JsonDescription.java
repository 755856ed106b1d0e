package org.lamella.readers.tiff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;
import org.lamella.readers.CommonMetadata;

/** A description in JSON: that of OpenFIBSEM with all settings in SI units, or any other, which is only kept. */
final class JsonDescription {
    private JsonDescription() {
    }

    static VendorTags parse(String text) {
        Map<?, ?> map;
        try {
            map = new ObjectMapper().readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            return VendorTags.NONE;
        }
        Metadata tree = Metadata.fromMap(map);
        boolean openFibsem = tree.find("pixel_size/x").isPresent() || tree.find("image/pixel_size/x").isPresent();
        if (!openFibsem) {
            return new VendorTags("Description", tree, Metadata.EMPTY, PixelSize.UNKNOWN);
        }
        String settings = tree.find("pixel_size/x").isPresent() ? "" : "image/";
        PixelSize size = PixelSize.of(tree.number(settings + "pixel_size/x").orElse(Double.NaN),
                tree.number(settings + "pixel_size/y").orElse(Double.NaN), Unit.METRE, "OpenFIBSEM");
        CommonMetadata common = new CommonMetadata();
        boolean ion = tree.text(settings + "beam_type").orElse("").toUpperCase(Locale.ROOT).contains("ION");
        String beam = "microscope_state/" + (ion ? "ib_settings/" : "eb_settings/");
        common.number(CommonMetadata.BEAM_ENERGY, tree.number(beam + "voltage"), 1e-3);
        common.number(CommonMetadata.BEAM_CURRENT, tree.number(beam + "beam_current"), 1e9);
        common.number(CommonMetadata.DWELL_TIME, tree.number(settings + "dwell_time"), 1);
        common.number(CommonMetadata.TILT, tree.number("microscope_state/absolute_position/t"), 180 / Math.PI);
        common.text(CommonMetadata.DATE, tree.text("microscope_state/timestamp").orElse(null));
        common.text(CommonMetadata.DETECTOR, tree.text("detector_settings/type").orElse(null));
        return new VendorTags("OpenFIBSEM", tree, common.build(), size);
    }
}
