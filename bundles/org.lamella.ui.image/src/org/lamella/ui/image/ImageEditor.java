package org.lamella.ui.image;

import java.io.IOException;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.contexts.IContextService;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.ui.DatasetEditor;
import org.lamella.ui.DatasetInput;
import org.lamella.ui.Problems;

/** An editor for images and stacks of any size. */
public final class ImageEditor extends DatasetEditor {
    public static final String ID = "org.lamella.ui.image.editor";
    /** Key bindings of a single letter work while this context is active. */
    static final String CONTEXT = "org.lamella.ui.image.context";

    private ImageDocument document;
    private ImageCanvas canvas;
    private DocumentMemory memory;

    @Override
    public void createPartControl(Composite parent) {
        getSite().getService(IContextService.class).activateContext(CONTEXT);
        super.createPartControl(parent);
    }

    @Override
    protected void prepare(Dataset read) throws UserError {
        DatasetInput input = datasetInput();
        document = new ImageDocument(input.getName(), input.path() + (input.index() == 0 ? "" : "#" + input.index()), read);
        try {
            memory = new DocumentMemory(document);
            memory.start();
        } catch (IOException e) {
            Problems.log("nothing can be remembered about " + document.source(), e);
        }
    }

    @Override
    protected void show(Composite parent) {
        canvas = new ImageFrame(getEditorSite()).create(parent, document);
        if (getSite().getPage().getActivePart() == this) {
            canvas.setFocus();
        }
        // The views that follow the image have their own turn, so that the window answers in between.
        canvas.getDisplay().asyncExec(() -> {
            if (!canvas.isDisposed()) {
                ActiveImage.of(getSite().getWorkbenchWindow()).update();
            }
        });
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
        } else {
            super.setFocus();
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
        return type == ImageDocument.class ? type.cast(document) : super.getAdapter(type);
    }
}
