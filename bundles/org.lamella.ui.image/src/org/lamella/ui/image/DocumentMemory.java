package org.lamella.ui.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.lamella.data.Quantity;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.display.DisplaySettings;
import org.lamella.display.ImageDocument;
import org.lamella.display.RegionFile;
import org.lamella.display.RegionSet;
import org.lamella.figure.ColourMap;
import org.lamella.figure.Contrast;
import org.lamella.ui.Problems;
import org.lamella.ui.Storage;

/**
 * Remembers the regions, the display and the calibration of an image from one session to the next. They are saved as
 * they change, in the background; the image's own file and folder are left alone.
 */
final class DocumentMemory {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ImageDocument document;
    private final Path file;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> new Thread(work, "image memory"));

    /** What is remembered, as it is at one moment. */
    private record State(List<Region> regions, DisplaySettings display, Optional<Quantity> pixelSize) {
    }

    private final AtomicReference<State> pending = new AtomicReference<>();

    DocumentMemory(ImageDocument document) throws IOException {
        this.document = document;
        this.file = Storage.memory("images", document.source());
    }

    /** Brings back what is remembered, then watches for changes. */
    void start() {
        try {
            if (Files.exists(file)) {
                recall(JSON.readTree(Files.readAllBytes(file)));
            }
        } catch (IOException | UserError | RuntimeException e) {
            Problems.log("what was remembered about " + document.source() + " cannot be read", e);
        }
        document.listeners().add(change -> save());
    }

    /** Waits for what is still being written. */
    void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
                Problems.log("regions of " + document.source() + " are still being saved", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void recall(JsonNode root) throws UserError {
        if (root.has("regions")) {
            document.regions().restore(new RegionSet.State(RegionFile.read(root.toString(), file.toString()), null));
        }
        JsonNode display = root.path("display");
        if (display.isObject()) {
            DisplaySettings settings = new DisplaySettings(ColourMap.named(display.path("colours").asText()).orElse(ColourMap.GREY),
                    new Contrast(display.path("low").asDouble(), display.path("high").asDouble(), display.path("gamma").asDouble(),
                            display.path("logarithmic").asBoolean()),
                    display.path("fixedLow").asDouble(Double.NaN), display.path("fixedHigh").asDouble(Double.NaN));
            document.setDisplay(settings);
        }
        JsonNode size = root.path("pixelSize");
        if (size.isObject()) {
            document.setPixelSize(Quantity.of(size.path("value").asDouble(), size.path("uncertainty").asDouble(Double.NaN),
                    Unit.parse(size.path("unit").asText())));
        }
    }

    private void save() {
        State state = new State(document.regions().all(), document.display(), document.pixelSize());
        // A region that is dragged changes more often than a disk writes: only the latest state counts.
        if (pending.getAndSet(state) == null && !writer.isShutdown()) {
            writer.execute(this::write);
        }
    }

    private String text(State state) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(RegionFile.write(state.regions));
        root.put("source", document.source());
        DisplaySettings display = state.display;
        ObjectNode node = root.putObject("display").put("colours", display.colours().name()).put("low", display.contrast().lowPercentile())
                .put("high", display.contrast().highPercentile()).put("gamma", display.contrast().gamma())
                .put("logarithmic", display.contrast().logarithmic());
        if (display.isFixed()) {
            node.put("fixedLow", display.fixedLow()).put("fixedHigh", display.fixedHigh());
        }
        state.pixelSize.ifPresent(size -> {
            ObjectNode pixel = root.putObject("pixelSize").put("value", size.value()).put("unit", size.unit().symbol());
            if (size.hasUncertainty()) {
                pixel.put("uncertainty", size.uncertainty());
            }
        });
        return root.toString();
    }

    private void write() {
        State state = pending.getAndSet(null);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(temporary, text(state));
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Problems.log("regions of " + document.source() + " cannot be saved in " + file, e);
        }
    }
}
