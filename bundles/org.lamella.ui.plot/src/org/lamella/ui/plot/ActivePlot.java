package org.lamella.ui.plot;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.display.Listeners;
import org.lamella.ui.EditorInFront;

/**
 * The spectrum or line scan that the user works on in a window: that of the plot editor in front. While an editor of another kind
 * is in front there is none. Used on the thread of the display.
 */
public final class ActivePlot {
    private static final String KEY = "org.lamella.activePlot";

    private final IWorkbenchWindow window;
    private final Listeners<Optional<PlotEditor>> listeners = new Listeners<>();
    private final Consumer<PlotEditor> forwarder = editor -> tell();
    private PlotEditor editor;

    private ActivePlot(IWorkbenchWindow window) {
        this.window = window;
        EditorInFront.follow(window, this::update);
        update();
    }

    /** The active plot of a window. */
    public static ActivePlot of(IWorkbenchWindow window) {
        ActivePlot active = (ActivePlot) window.getShell().getData(KEY);
        if (active == null) {
            active = new ActivePlot(window);
            window.getShell().setData(KEY, active);
        }
        return active;
    }

    /** The editor in front, when it has read its file. */
    public Optional<PlotEditor> editor() {
        return Optional.ofNullable(editor);
    }

    /** Calls a listener now, whenever another plot comes to the front, and when another curve of it is chosen, as long as a control lives. */
    public void follow(Control owner, Consumer<Optional<PlotEditor>> listener) {
        listeners.add(listener);
        owner.addDisposeListener(event -> listeners.remove(listener));
        listener.accept(editor());
    }

    private void tell() {
        listeners.tell(editor());
    }

    /** Looks again which plot is in front; an editor calls this when it has read its file. */
    void update() {
        IWorkbenchPage page = window.getActivePage();
        PlotEditor now = page != null && page.getActiveEditor() instanceof PlotEditor plot && plot.plot() != null ? plot : null;
        if (now != editor) {
            if (editor != null) {
                editor.chosenCurve().remove(forwarder);
            }
            editor = now;
            if (now != null) {
                now.chosenCurve().add(forwarder);
            }
            tell();
        }
    }
}
