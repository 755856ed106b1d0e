package org.example.pgm.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.example.pgm.PgmReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;

class PgmReaderTest {
    @TempDir
    private Path folder;

    private Path file(String header, int... pixels) throws IOException {
        byte[] head = header.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = java.util.Arrays.copyOf(head, head.length + pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            bytes[head.length + i] = (byte) pixels[i];
        }
        return Files.write(folder.resolve("image"), bytes);
    }

    private static Readers readers() {
        return Readers.builtIn().with(List.of(new PgmReader()));
    }

    @Test
    void readsBothDepthsAndComments() throws Exception {
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 255},
                readers().read(file("P5 # a comment\n3 2\n255\n", 1, 2, 3, 4, 5, 255)).get(0).image(0).pixels());
        assertArrayEquals(new double[] {258, 65535}, readers().read(file("P5\n2 1\n65535\n", 1, 2, 255, 255)).get(0).image(0).pixels());
        assertEquals("PGM", readers().format(file("P5\n1 1\n9\n", 7)));
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        for (String header : List.of("P5\n3 2\n255\n", "P5\n-3 2\n255\n", "P5\n3 2\n70000\n", "P5\n", "P5\n99999999 99999999\n255\n")) {
            Path file = file(header, 1, 2, 3);
            UserError error = assertThrows(UserError.class, () -> readers().read(file), header);
            assertTrue(error.getMessage().startsWith(file.toString()) && error.getMessage().lines().count() == 1, error.getMessage());
        }
    }
}
