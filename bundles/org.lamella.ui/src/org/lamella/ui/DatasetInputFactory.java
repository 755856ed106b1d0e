package org.lamella.ui;

import java.nio.file.Path;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Finds the dataset of an editor again that was open at the end of the last session. */
public final class DatasetInputFactory implements IElementFactory {
    @Override
    public IAdaptable createElement(IMemento memento) {
        String path = memento.getString("path");
        Integer index = memento.getInteger("index");
        String name = memento.getString("name");
        return path == null || index == null || name == null ? null : new DatasetInput(Path.of(path), index, name);
    }
}
