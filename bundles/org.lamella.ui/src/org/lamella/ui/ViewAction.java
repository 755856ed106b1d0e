package org.lamella.ui;

import org.eclipse.jface.action.Action;

/** A button in the bar of a view: an icon, what it does in words, and what it does. */
public final class ViewAction extends Action {
    private final Runnable action;

    /**
     * @param icon the name of an icon, see {@link Icons}
     * @param tip what it does, with its key if it has one
     */
    public ViewAction(String icon, String tip, Runnable action) {
        super(tip, Icons.descriptor(icon));
        setToolTipText(tip);
        this.action = action;
        setId("org.lamella.action." + icon);
    }

    @Override
    public void run() {
        action.run();
    }
}
