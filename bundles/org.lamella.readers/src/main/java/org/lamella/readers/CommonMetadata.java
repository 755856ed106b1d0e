package org.lamella.readers;

import java.util.Map;
import java.util.OptionalDouble;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;

/**
 * The names under which every reader repeats what most formats know, in units that are always the same. They are
 * found in the node {@value #NODE} of a dataset's metadata; what a file does not say is not there.
 */
public final class CommonMetadata {
    /** The node of the metadata tree that holds these names. */
    public static final String NODE = "Lamella";
    /** The energy of the beam in keV. */
    public static final String BEAM_ENERGY = "beamEnergy";
    /** The magnification, a plain number. */
    public static final String MAGNIFICATION = "magnification";
    /** The camera length in mm. */
    public static final String CAMERA_LENGTH = "cameraLength";
    /** The time that the beam stays on one pixel, or the exposure or live time of a spectrum, in s. */
    public static final String DWELL_TIME = "dwellTime";
    /** How long the detector of an X-ray spectrum counted, dead time left out, in s. */
    public static final String LIVE_TIME = "liveTime";
    /** How long the acquisition of an X-ray spectrum took, dead time included, in s. */
    public static final String REAL_TIME = "realTime";
    /** Half the opening angle of the probe, in mrad. */
    public static final String CONVERGENCE_ANGLE = "convergenceAngle";
    /** Half the opening angle of the spectrometer's entrance, in mrad. */
    public static final String COLLECTION_ANGLE = "collectionAngle";
    /** The elevation of the X-ray detector above the plane of the sample, in degrees. */
    public static final String ELEVATION_ANGLE = "elevationAngle";
    /** The azimuth of the X-ray detector, in degrees. */
    public static final String AZIMUTH_ANGLE = "azimuthAngle";
    /** The tilt of the stage about its first axis, in degrees. */
    public static final String TILT = "tilt";
    /** The tilt of the stage about its second axis, in degrees. */
    public static final String TILT_BETA = "tiltBeta";
    /** The day and time of acquisition as the file writes them. */
    public static final String DATE = "date";
    /** What was looked at. */
    public static final String SAMPLE = "sample";
    /** The detector or camera. */
    public static final String DETECTOR = "detector";
    /** The microscope. */
    public static final String MICROSCOPE = "microscope";
    /** The beam current in nA. */
    public static final String BEAM_CURRENT = "beamCurrent";
    /** The unit of the intensities, when the file names one. */
    public static final String INTENSITY_UNIT = "intensityUnit";

    private static final Map<String, Unit> UNITS = Map.ofEntries(Map.entry(BEAM_ENERGY, Unit.KILOELECTRONVOLT), Map.entry(BEAM_CURRENT, Unit.NANOAMPERE),
            Map.entry(CAMERA_LENGTH, Unit.MILLIMETRE), Map.entry(DWELL_TIME, Unit.SECOND), Map.entry(LIVE_TIME, Unit.SECOND),
            Map.entry(REAL_TIME, Unit.SECOND), Map.entry(CONVERGENCE_ANGLE, Unit.MILLIRADIAN), Map.entry(COLLECTION_ANGLE, Unit.MILLIRADIAN),
            Map.entry(ELEVATION_ANGLE, Unit.DEGREE), Map.entry(AZIMUTH_ANGLE, Unit.DEGREE), Map.entry(TILT, Unit.DEGREE),
            Map.entry(TILT_BETA, Unit.DEGREE));

    private final Metadata.Builder entries = Metadata.builder();

    /** The unit of a number of this name; {@link Unit#NONE} for plain numbers and texts. */
    public static Unit unit(String name) {
        return UNITS.getOrDefault(name, Unit.NONE);
    }

    /** Sets a number; anything not finite is left out. */
    public CommonMetadata number(String name, double value) {
        if (Double.isFinite(value)) {
            // A file's minus zero is shown as zero.
            entries.put(name, value + 0.0);
        }
        return this;
    }

    /** Sets a number times a factor that brings it to the unit of the name; an empty one is left out. */
    public CommonMetadata number(String name, OptionalDouble value, double factor) {
        return value.isPresent() ? number(name, value.getAsDouble() * factor) : this;
    }

    /** Sets a number that cannot be zero: microscopes write zero for what they do not know. */
    public CommonMetadata positive(String name, double value) {
        return value > 0 ? number(name, value) : this;
    }

    /** The same for a number times a factor that brings it to the unit of the name; an empty one is left out. */
    public CommonMetadata positive(String name, OptionalDouble value, double factor) {
        return value.isPresent() ? positive(name, value.getAsDouble() * factor) : this;
    }

    /** Sets a text; null or blank is left out. */
    public CommonMetadata text(String name, String value) {
        if (value != null && !value.isBlank()) {
            entries.put(name, value.strip());
        }
        return this;
    }

    public Metadata build() {
        return entries.build();
    }

    /**
     * The metadata of a dataset: these names, and what else the file says.
     *
     * @param node what the file's own metadata is found under, its format
     */
    public Metadata with(String node, Metadata own) {
        return Metadata.builder().put(NODE, build()).put(node, own).build();
    }
}
