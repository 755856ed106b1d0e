package org.lamella.ui.image;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.EditorPart;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.ui.DatasetInput;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;

/** An editor for images and stacks of any size. Its input is a {@link DatasetInput}; the file is read in the background. */
public final class ImageEditor extends EditorPart {
    public static final String ID = "org.lamella.ui.image.editor";
    /** Key bindings of a single letter work while this context is active. */
    static final String CONTEXT = "org.lamella.ui.image.context";

    private Composite parent;
    private Label message;
    private ImageDocument document;
    private ImageCanvas canvas;
    private DocumentMemory memory;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof DatasetInput)) {
            throw new PartInitException("an image editor opens datasets of files, not " + input.getName());
        }
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    private DatasetInput datasetInput() {
        return (DatasetInput) getEditorInput();
    }

    @Override
    public void createPartControl(Composite container) {
        parent = container;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        parent.setLayout(layout);
        message = new Label(parent, SWT.WRAP);
        message.setText("Reading " + datasetInput().path().getFileName() + "…");
        message.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        message.setAlignment(SWT.CENTER);
        message.setData("org.lamella.id", "image.message");
        getSite().getService(IContextService.class).activateContext(CONTEXT);
        OpenFiles.dataset(datasetInput(), this::show, this::fail);
    }

    private void fail(String text) {
        if (!parent.isDisposed() && !message.isDisposed()) {
            message.setText(text + "\n\nPut the file back and open it again, or close this editor.");
            parent.layout();
        }
    }

    private void show(Dataset dataset) {
        if (parent.isDisposed()) {
            return;
        }
        DatasetInput input = datasetInput();
        try {
            document = new ImageDocument(input.getName(), input.path() + (input.index() == 0 ? "" : "#" + input.index()), dataset);
        } catch (UserError e) {
            fail(e.getMessage());
            return;
        }
        try {
            memory = new DocumentMemory(document);
            memory.start();
        } catch (IOException e) {
            Problems.log("nothing can be remembered about " + document.source(), e);
        }
        message.dispose();
        Control[] frame = new ImageFrame(getEditorSite()).create(parent, document);
        canvas = (ImageCanvas) frame[0];
        parent.layout();
        ActiveImage.of(getSite().getWorkbenchWindow()).update();
        if (getSite().getPage().getActivePart() == this) {
            canvas.setFocus();
        }
    }

    /** The widget that shows the image; null until the file has been read. */
    public ImageCanvas canvas() {
        return canvas;
    }

    /** The image; null until the file has been read. */
    public ImageDocument document() {
        return document;
    }

    @Override
    public void setFocus() {
        if (canvas != null) {
            canvas.setFocus();
        } else if (!parent.isDisposed()) {
            parent.setFocus();
        }
    }

    @Override
    public void dispose() {
        if (memory != null) {
            memory.close();
        }
        super.dispose();
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == ImageDocument.class) {
            return type.cast(document);
        }
        if (type == Dataset.class) {
            return document == null ? null : type.cast(document.dataset());
        }
        if (type == Path.class) {
            return type.cast(datasetInput().path());
        }
        return super.getAdapter(type);
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // what belongs to an image is saved as it changes
    }

    @Override
    public void doSaveAs() {
        // images are exported, not saved
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
