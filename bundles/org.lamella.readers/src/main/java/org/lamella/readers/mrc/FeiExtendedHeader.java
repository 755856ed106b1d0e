package org.lamella.readers.mrc;

import java.nio.ByteOrder;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.storage.ByteReader;
import org.lamella.readers.storage.FileBytes;

/**
 * The conditions of the first image in an extended header written by FEI or Thermo Fisher software: either records of
 * 128 bytes of 32-bit floats (always 1024 of them), or the later ones marked FEI1 or FEI2 (768 and 888 bytes with
 * 64-bit floats).
 */
final class FeiExtendedHeader {
    private static final int OLD_LENGTH = 1024 * 128;
    private static final double NANOMETRES_IN_METRE = 1e9;

    private final Metadata tree;
    private final Metadata common;

    private FeiExtendedHeader(Metadata tree, Metadata common) {
        this.tree = tree;
        this.common = common;
    }

    static FeiExtendedHeader read(FileBytes file, ByteOrder order, long length) throws UserError {
        String kind = file.reader(104, order).text(4);
        if (kind.startsWith("FEI") && length >= 768 && file.contains(1024, 768)) {
            return marked(file, order, length);
        }
        if (kind.isBlank() && length == OLD_LENGTH && file.contains(1024, 128)) {
            return old(file, order);
        }
        return new FeiExtendedHeader(Metadata.EMPTY, Metadata.EMPTY);
    }

    private static FeiExtendedHeader marked(FileBytes file, ByteOrder order, long length) throws UserError {
        ByteReader reader = file.reader(1024 + 20, order);
        Metadata.Builder tree = Metadata.builder();
        String microscope = reader.text(16);
        tree.put("microscopeType", microscope).put("dNumber", reader.text(16)).put("application", reader.text(16))
                .put("applicationVersion", reader.text(16));
        String[] names = {"highTension", "dose", "alphaTilt", "betaTilt", "xStage", "yStage", "zStage", "tiltAxisAngle",
            "dualAxisRotation", "pixelSizeX", "pixelSizeY"};
        double[] values = new double[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = finite(reader.float64());
            tree.put(names[i], values[i]);
        }
        String camera = file.contains(1024 + 435, 16) ? file.reader(1024 + 435, order).text(16).strip() : "";
        // Only the longer records name the scan's detector.
        String scanDetector = length >= 888 && file.contains(1024 + 519, 16) ? file.reader(1024 + 519, order).text(16).strip() : "";
        String detector = scanDetector.isEmpty() ? camera : scanDetector;
        tree.put("detector", detector.isEmpty() ? null : detector);
        CommonMetadata common = new CommonMetadata().text(CommonMetadata.MICROSCOPE, microscope)
                .text(CommonMetadata.DETECTOR, detector).number(CommonMetadata.TILT, values[2]);
        if (values[0] > 0) {
            common.number(CommonMetadata.BEAM_ENERGY, values[0] * 1e-3);
        }
        return new FeiExtendedHeader(tree.build(), common.build());
    }

    private static FeiExtendedHeader old(FileBytes file, ByteOrder order) throws UserError {
        ByteReader reader = file.reader(1024, order);
        String[] names = {"alphaTilt", "betaTilt", "xStage", "yStage", "zStage", "xShift", "yShift", "defocus", "exposureTime",
            "meanIntensity", "tiltAxisAngle", "pixelSizeX", "magnification", "highTension", "binning", "appliedDefocus"};
        Metadata.Builder builder = Metadata.builder();
        for (String name : names) {
            builder.put(name, finite(reader.float32()));
        }
        Metadata tree = builder.build();
        CommonMetadata common = new CommonMetadata().number(CommonMetadata.TILT, tree.number("alphaTilt"), 1)
                .number(CommonMetadata.DWELL_TIME, tree.number("exposureTime"), 1);
        double magnification = tree.number("magnification").orElse(0);
        double tension = tree.number("highTension").orElse(0);
        if (magnification > 0) {
            common.number(CommonMetadata.MAGNIFICATION, magnification);
        }
        if (tension > 0) {
            common.number(CommonMetadata.BEAM_ENERGY, tension * 1e-3);
        }
        return new FeiExtendedHeader(tree, common.build());
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    /** The pixel size in nm along x (0) or y (1); NaN when it is not known. */
    double pixelSize(int dimension) {
        double metres = tree.number(dimension == 0 ? "pixelSizeX" : "pixelSizeY").orElse(tree.number("pixelSizeX").orElse(0));
        return metres > 0 ? metres * NANOMETRES_IN_METRE : Double.NaN;
    }

    Metadata tree() {
        return tree;
    }

    Metadata common() {
        return common;
    }
}
