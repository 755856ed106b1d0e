package org.lamella.ui.image;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.display.ImageDocument;
import org.lamella.ui.EditorInFront;

/**
 * The image that the user works on in a window: that of the editor in front. Views that follow it ask here. Used on the
 * thread of the display.
 */
public final class ActiveImage {
    private static final String KEY = "org.lamella.activeImage";

    /** Hears of the image in front and of its changes. */
    public interface Listener {
        /** @param document the image in front now; empty when there is none */
        void imageChanged(Optional<ImageDocument> document);

        /** Something of the image in front has changed. */
        void changed(ImageDocument document, ImageDocument.Change change);
    }

    private final IWorkbenchWindow window;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Consumer<ImageDocument.Change> forwarder = this::forward;
    private ImageDocument document;

    private ActiveImage(IWorkbenchWindow window) {
        this.window = window;
        EditorInFront.follow(window, this::update);
        update();
    }

    /** The active image of a window. */
    public static ActiveImage of(IWorkbenchWindow window) {
        ActiveImage active = (ActiveImage) window.getShell().getData(KEY);
        if (active == null) {
            active = new ActiveImage(window);
            window.getShell().setData(KEY, active);
        }
        return active;
    }

    public Optional<ImageDocument> document() {
        return Optional.ofNullable(document);
    }

    /** The editor of the image in front. */
    public Optional<ImageEditor> editor() {
        IWorkbenchPage page = window.getActivePage();
        return page != null && page.getActiveEditor() instanceof ImageEditor editor ? Optional.of(editor) : Optional.empty();
    }

    /** Calls a listener now and whenever something changes, as long as a control lives. */
    public void follow(Control owner, Listener listener) {
        listeners.add(listener);
        owner.addDisposeListener(event -> listeners.remove(listener));
        listener.imageChanged(document());
    }

    private void forward(ImageDocument.Change change) {
        ImageDocument now = document;
        for (Listener listener : listeners) {
            listener.changed(now, change);
        }
    }

    /** Looks again which image is in front; an editor calls this when it has read its image. */
    void update() {
        IWorkbenchPage page = window.getActivePage();
        IEditorPart editor = page == null ? null : page.getActiveEditor();
        ImageDocument now = editor == null ? null : editor.getAdapter(ImageDocument.class);
        if (now != document) {
            if (document != null) {
                document.listeners().remove(forwarder);
            }
            document = now;
            if (now != null) {
                now.listeners().add(forwarder);
            }
            for (Listener listener : listeners) {
                listener.imageChanged(document());
            }
        }
    }
}
