package org.lamella.readers.tiff;

/** The numbers of the TIFF tags that are used here. */
final class Tag {
    static final int NEW_SUBFILE_TYPE = 254;
    static final int IMAGE_WIDTH = 256;
    static final int IMAGE_LENGTH = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int DESCRIPTION = 270;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR_CONFIGURATION = 284;
    static final int RESOLUTION_UNIT = 296;
    static final int SOFTWARE = 305;
    static final int DATE_TIME = 306;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_LENGTH = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTE_COUNTS = 325;
    static final int SAMPLE_FORMAT = 339;
    static final int ZEISS = 34118;
    static final int FEI_SFEG = 34680;
    static final int FEI_HELIOS = 34682;
    static final int IMAGEJ_COUNTS = 50838;
    static final int IMAGEJ_DATA = 50839;
    static final int GATAN_UNIT_X = 65003;
    static final int GATAN_UNIT_Y = 65004;
    static final int GATAN_ORIGIN_X = 65006;
    static final int GATAN_ORIGIN_Y = 65007;
    static final int GATAN_SCALE_X = 65009;
    static final int GATAN_SCALE_Y = 65010;

    private Tag() {
    }

    /** The tag's name for the metadata; its number when it is not one of those above. */
    static String name(int tag) {
        return switch (tag) {
            case NEW_SUBFILE_TYPE -> "NewSubfileType";
            case IMAGE_WIDTH -> "ImageWidth";
            case IMAGE_LENGTH -> "ImageLength";
            case BITS_PER_SAMPLE -> "BitsPerSample";
            case COMPRESSION -> "Compression";
            case PHOTOMETRIC -> "PhotometricInterpretation";
            case FILL_ORDER -> "FillOrder";
            case DESCRIPTION -> "ImageDescription";
            case 271 -> "Make";
            case 272 -> "Model";
            case 274 -> "Orientation";
            case SAMPLES_PER_PIXEL -> "SamplesPerPixel";
            case ROWS_PER_STRIP -> "RowsPerStrip";
            case X_RESOLUTION -> "XResolution";
            case Y_RESOLUTION -> "YResolution";
            case PLANAR_CONFIGURATION -> "PlanarConfiguration";
            case RESOLUTION_UNIT -> "ResolutionUnit";
            case SOFTWARE -> "Software";
            case DATE_TIME -> "DateTime";
            case 315 -> "Artist";
            case PREDICTOR -> "Predictor";
            case 320 -> "ColorMap";
            case TILE_WIDTH -> "TileWidth";
            case TILE_LENGTH -> "TileLength";
            case SAMPLE_FORMAT -> "SampleFormat";
            default -> Integer.toString(tag);
        };
    }
}
