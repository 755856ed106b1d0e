package org.lamella.readers.tia;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.FileHead;
import org.lamella.readers.FormatReader;
import org.lamella.readers.storage.FileBytes;

/**
 * Reads the description (.emi) that belongs to series files of FEI's TEM Imaging and Analysis. The arrays are those of
 * the series {@code NAME_1.ser}, {@code NAME_2.ser}, ... in the same folder, in this order; the description adds the
 * conditions of the microscope.
 */
public final class EmiReader implements FormatReader {
    @Override
    public String format() {
        return "EMI";
    }

    @Override
    public List<String> endings() {
        return List.of("emi");
    }

    @Override
    public String holds() {
        return "what its SER files hold, with the metadata of the session";
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.text(0, 2).equals("JK") && head.uint8(2) == 0 && head.uint8(3) == 2 && head.uint8(4) == 0;
    }

    @Override
    public List<Dataset> read(Path path) throws UserError {
        FileBytes file = FileBytes.open(path);
        List<Metadata> objects = ObjectInfo.find(file);
        TreeMap<Long, Path> series = series(path, file.title());
        if (series.isEmpty()) {
            throw file.error("the data of an EMI file are in its series, but " + file.title()
                    + "_1.ser is not in the same folder; copy it there");
        }
        List<Dataset> datasets = new ArrayList<>();
        for (var entry : series.entrySet()) {
            int index = (int) Math.min(entry.getKey() - 1, Integer.MAX_VALUE);
            Metadata own = index >= 0 && index < objects.size() ? objects.get(index) : Metadata.EMPTY;
            Metadata details = Metadata.builder().put(CommonMetadata.NODE, ObjectInfo.common(own)).put("EMI", own).build();
            datasets.add(SeriesDataset.read(FileBytes.open(entry.getValue()), details));
        }
        return List.copyOf(datasets);
    }

    private static TreeMap<Long, Path> series(Path path, String title) throws UserError {
        Pattern name = Pattern.compile(Pattern.quote(title) + "_(\\d{1,9})\\.ser", Pattern.CASE_INSENSITIVE);
        TreeMap<Long, Path> found = new TreeMap<>();
        Path folder = path.toAbsolutePath().getParent();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path candidate : files) {
                Matcher matcher = name.matcher(candidate.getFileName().toString());
                if (matcher.matches()) {
                    found.put(Long.parseLong(matcher.group(1)), candidate);
                }
            }
        } catch (IOException e) {
            throw new UserError(path + ": the folder of the file cannot be listed (" + e.getMessage() + ")", e);
        }
        return found;
    }
}
