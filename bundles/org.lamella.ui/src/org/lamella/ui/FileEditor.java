package org.lamella.ui;

import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

/** What editors of files have in common: they show a file and change nothing in it. */
public abstract class FileEditor extends EditorPart {
    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof DatasetInput)) {
            throw new PartInitException("this editor opens files with data, not " + input.getName());
        }
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    protected final DatasetInput datasetInput() {
        return (DatasetInput) getEditorInput();
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == Path.class ? type.cast(datasetInput().path()) : super.getAdapter(type);
    }

    @Override
    public final void doSave(IProgressMonitor monitor) {
        // what belongs to a file is remembered as it changes
    }

    @Override
    public final void doSaveAs() {
        // data is exported, not saved
    }

    @Override
    public final boolean isDirty() {
        return false;
    }

    @Override
    public final boolean isSaveAsAllowed() {
        return false;
    }
}
