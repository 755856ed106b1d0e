package org.lamella.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/** One dataset of a file on disk, as the input of an editor. It is found again at the next start. */
public final class DatasetInput implements IEditorInput, IPersistableElement {
    private final Path path;
    private final int index;
    private final String name;

    /**
     * @param path the file
     * @param index which of its datasets, from 0
     * @param name what is shown in the tab
     */
    public DatasetInput(Path path, int index, String name) {
        this.path = path.toAbsolutePath().normalize();
        this.index = index;
        this.name = Objects.requireNonNull(name, "name");
    }

    public Path path() {
        return path;
    }

    public int index() {
        return index;
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.descriptor("file");
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getToolTipText() {
        return path.toString();
    }

    @Override
    public IPersistableElement getPersistable() {
        return this;
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putString("path", path.toString());
        memento.putInteger("index", index);
        memento.putString("name", name);
    }

    @Override
    public String getFactoryId() {
        return "org.lamella.ui.datasetInput";
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == Path.class ? type.cast(path) : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DatasetInput input && input.path.equals(path) && input.index == index;
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, index);
    }
}
