package org.lamella.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lamella.data.Axis;
import org.lamella.data.Metadata;
import org.lamella.data.Unit;

/** What readers share for files that say odd things. */
class CalibratedAxisTest {
    private static Axis axis(double step, double offset) {
        return CalibratedAxis.orPixels("x", 5, step, offset, Unit.MICROMETRE, Axis.Role.NAVIGATION);
    }

    @Test
    void aStepOfTheFileIsKept() {
        assertEquals(new Axis("x", 5, 0.2, -3, Unit.MICROMETRE, Axis.Role.NAVIGATION), axis(0.2, -3));
    }

    @Test
    void whatIsNoStepCountsPixelsFromZero() {
        Axis pixels = new Axis("x", 5, 1, 0, Unit.PIXEL, Axis.Role.NAVIGATION);
        for (double step : new double[] {0, -0.2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertEquals(pixels, axis(step, 1), "step " + step);
        }
        for (double offset : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertEquals(pixels, axis(0.2, offset), "offset " + offset);
        }
    }

    @Test
    void aMarkIsLookedForAtTheVeryBeginning() {
        FileHead head = new FileHead(Path.of("a.blo"), 6, "IMGBLO".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(head.startsWith("IMGBLO"));
        assertFalse(head.startsWith("MGBLO"));
        assertFalse(head.startsWith("IMGBLOCK"), "the file has ended");
    }

    @Test
    void theMetadataOfADatasetHasTheCommonNamesAndTheFilesOwn() {
        Metadata own = Metadata.builder().put("beam", 200_000).build();
        Metadata whole = new CommonMetadata().number(CommonMetadata.BEAM_ENERGY, 200).with("BLO", own);
        assertEquals(200, whole.number(CommonMetadata.NODE + "/" + CommonMetadata.BEAM_ENERGY).orElseThrow());
        assertEquals(own, whole.find("BLO").orElseThrow());
    }
}
