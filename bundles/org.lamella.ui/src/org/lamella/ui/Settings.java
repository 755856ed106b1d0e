package org.lamella.ui;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/**
 * Small things that are remembered from one session to the next. Every change goes to disk at once, in the background: a
 * home folder may be on a slow network.
 */
public final class Settings {
    private static final Job SAVING = saving();

    private final IEclipsePreferences node;

    private Settings(IEclipsePreferences node) {
        this.node = node;
    }

    /** @param part what the settings belong to, for example {@code dialog.lattice} */
    public static Settings of(String part) {
        return new Settings((IEclipsePreferences) InstanceScope.INSTANCE.getNode("org.lamella.ui").node(part));
    }

    public String get(String name, String otherwise) {
        return node.get(name, otherwise);
    }

    public boolean getBoolean(String name, boolean otherwise) {
        return node.getBoolean(name, otherwise);
    }

    public int getInteger(String name, int otherwise) {
        return node.getInt(name, otherwise);
    }

    /** @param value null to forget */
    public void put(String name, Object value) {
        if (value == null) {
            node.remove(name);
        } else {
            node.put(name, value.toString());
        }
        save();
    }

    public void clear() {
        try {
            node.clear();
        } catch (BackingStoreException e) {
            Problems.log("settings cannot be cleared", e);
        }
        save();
    }

    private void save() {
        // One that is at work is followed by another, so that the last change is never left out.
        SAVING.schedule();
    }

    private static Job saving() {
        Job job = Job.create("Saving settings", monitor -> {
            try {
                InstanceScope.INSTANCE.getNode("org.lamella.ui").flush();
            } catch (BackingStoreException e) {
                Problems.log("settings cannot be saved", e);
            }
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.setPriority(Job.SHORT);
        return job;
    }
}
