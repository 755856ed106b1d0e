package org.lamella.readers.hdf5;

import io.jhdf.Superblock;
import io.jhdf.WritableGroupImpl;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An HDF5 file that is being written: groups and datasets are put below {@link #root()}, and all is written by {@link #finish()}.
 *
 * <p>The library's own class for this adds a note about itself where the last dataset ends, which in version 0.13 may be the
 * place of a group's header; so the parts that it consists of are used here without the note.</p>
 */
public final class HdfOutput implements AutoCloseable {
    private final FileChannel channel;
    private final WritableGroupImpl root = new WritableGroupImpl(null, "/");

    /** @throws IOException when the file cannot be opened */
    public HdfOutput(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    public WritableGroup root() {
        return root;
    }

    /** Writes everything. @throws IOException when the disk is full or the like */
    public void finish() throws IOException {
        Superblock.SuperblockV2V3 superblock = new Superblock.SuperblockV2V3();
        HdfFileChannel target = new HdfFileChannel(channel, superblock);
        long end = root.write(target, WritableHdfFile.ROOT_GROUP_ADDRESS);
        target.write(superblock.toBuffer(Math.max(end, channel.size())), 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
