package org.lamella.readers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.blockfile.BlockfileReader;
import org.lamella.readers.bruker.BcfReader;
import org.lamella.readers.bruker.SpxReader;
import org.lamella.readers.digitalmicrograph.DigitalMicrographReader;
import org.lamella.readers.edax.SpcReader;
import org.lamella.readers.edax.SpdReader;
import org.lamella.readers.emsa.EmsaReader;
import org.lamella.readers.hdf5.Hdf5Reader;
import org.lamella.readers.imzml.ImzmlReader;
import org.lamella.readers.jeol.DigiLineReader;
import org.lamella.readers.jeol.JeolImageReader;
import org.lamella.readers.jeol.JeolMapReader;
import org.lamella.readers.jeol.JeolSessionReader;
import org.lamella.readers.mrc.MrcReader;
import org.lamella.readers.ripple.RippleReader;
import org.lamella.readers.text.DelimitedTextReader;
import org.lamella.readers.tia.EmiReader;
import org.lamella.readers.tia.SerReader;
import org.lamella.readers.tiff.TiffReader;

/**
 * Opens microscope files of any format that one of its readers recognises. The first reader that recognises a file
 * reads it: of those that ship with Lamella, then of those that were added, and in the same order of those whose format is
 * {@linkplain FormatReader#isGeneral() general}.
 *
 * <p>A damaged file ends in one {@link UserError}. Large arrays are read from the file when they are looked at;
 * should the file vanish or prove damaged only then, an {@link UncheckedIOException} with a one-line message is
 * thrown at that place.</p>
 */
public final class Readers {
    private final List<FormatReader> all;

    private Readers(List<FormatReader> all) {
        // Sorting keeps the order of equals.
        this.all = all.stream().sorted(Comparator.comparing(FormatReader::isGeneral)).toList();
    }

    /** The readers that ship with Lamella: DM3, DM4, SER, EMI, TIFF, EMSA, Ripple, BLO, SPX, BCF, JEOL (sessions, images, maps,
     * line scans), EDAX SPD and SPC, imzML, MRC,
     * Velox EMD, HyperSpy, EMD, NeXus, HDF5, delimited text. */
    public static Readers builtIn() {
        return new Readers(List.of(DigitalMicrographReader.dm3(), DigitalMicrographReader.dm4(), new SerReader(), new EmiReader(),
                new TiffReader(), new EmsaReader(), new RippleReader(), new BlockfileReader(), new SpxReader(), new BcfReader(),
                new JeolSessionReader(), new JeolImageReader(), new JeolMapReader(), new DigiLineReader(),
                new SpdReader(), new ImzmlReader(), new SpcReader(), new MrcReader(),
                Hdf5Reader.velox(), Hdf5Reader.hyperSpy(), Hdf5Reader.emd(), Hdf5Reader.nexus(), Hdf5Reader.plain(),
                new DelimitedTextReader()));
    }

    /** These readers and more, which are asked after those already here unless those are general. */
    public Readers with(List<? extends FormatReader> more) {
        List<FormatReader> readers = new ArrayList<>(all);
        readers.addAll(more);
        return new Readers(readers);
    }

    /** The readers in the order in which they are asked. */
    public List<FormatReader> all() {
        return all;
    }

    /** The names of the formats that can be read. */
    public List<String> formats() {
        return all.stream().filter(reader -> reader.lacks().isEmpty()).map(FormatReader::format).distinct().toList();
    }

    /**
     * The name of the format of a file.
     *
     * @throws UserError when there is no such file or no reader recognises it
     */
    public String format(Path file) throws UserError {
        return readerFor(FileAddress.of(file).file()).format();
    }

    /** Reads the datasets of a file; see {@link #open(Path)}. */
    public List<Dataset> read(Path file) throws UserError {
        return open(file).datasets();
    }

    /**
     * Reads a file, or a part of one.
     *
     * @param file the file, with the part after {@value FileAddress#SEPARATOR} if one is meant; see {@link FileAddress}
     * @throws UserError when there is no such file, no reader recognises it, or it is damaged
     */
    public OpenedFile open(Path file) throws UserError {
        FileAddress address = FileAddress.of(file);
        FormatReader reader = readerFor(address.file());
        try {
            List<Dataset> datasets = address.part().isPresent() ? reader.read(address.file(), address.part().get()) : reader.read(file);
            if (datasets.isEmpty()) {
                throw new UserError(file + ": this " + reader.format() + " file holds no data");
            }
            return new OpenedFile(file, reader.format(), datasets);
        } catch (RuntimeException | LinkageError e) {
            throw new UserError(file + ": this " + reader.format() + " file is damaged and cannot be read ("
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")", e);
        }
    }

    private FormatReader readerFor(Path file) throws UserError {
        if (Files.isDirectory(file)) {
            throw new UserError(file + ": this is a directory, not a file; formats that can be read: " + list());
        }
        if (!Files.exists(file)) {
            throw new UserError(file + ": there is no such file; formats that can be read: " + list());
        }
        FileHead head;
        try {
            head = FileHead.of(file);
        } catch (IOException e) {
            throw new UserError(file + ": the file cannot be opened (" + e.getMessage() + "); formats that can be read: " + list(), e);
        }
        if (head.size() == 0) {
            throw new UserError(file + ": the file is empty; formats that can be read: " + list());
        }
        for (FormatReader reader : all) {
            if (recognises(reader, head)) {
                return reader;
            }
        }
        String advice = all.stream().flatMap(reader -> reader.lacks().stream()).map(line -> "; " + line).collect(Collectors.joining());
        throw new UserError(file + ": the format is not known; formats that can be read: " + list() + advice);
    }

    /** A reader of a third party that fails to look at a file must not keep the others from it. */
    private static boolean recognises(FormatReader reader, FileHead head) {
        try {
            return reader.recognises(head);
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    private String list() {
        return formats().stream().collect(Collectors.joining(", "));
    }
}
