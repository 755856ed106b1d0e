package org.lamella.ui;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/**
 * Tells a view of changes while it is seen. What changes behind another tab or in another perspective is told when the view
 * comes to the front, so that only what is seen takes the time of the window.
 *
 * @param <C> a change; the same change is told once, however often it came
 */
public final class WhileSeen<C> implements Consumer<C> {
    private final Control owner;
    private final Consumer<C> listener;
    private final Set<C> missed = new LinkedHashSet<>();

    /** @param owner what is seen or not */
    public WhileSeen(Control owner, Consumer<C> listener) {
        this.owner = owner;
        this.listener = listener;
        // The first thing that happens to what comes to the front is that it is painted.
        owner.addListener(SWT.Paint, event -> {
            if (!missed.isEmpty()) {
                owner.getDisplay().asyncExec(this::catchUp);
            }
        });
    }

    @Override
    public void accept(C change) {
        if (owner.isDisposed()) {
            return;
        }
        // Told anew it comes last, where it came last.
        missed.remove(change);
        missed.add(change);
        if (owner.isVisible()) {
            catchUp();
        }
    }

    private void catchUp() {
        List<C> now = List.copyOf(missed);
        missed.clear();
        if (!owner.isDisposed()) {
            now.forEach(listener);
        }
    }
}
