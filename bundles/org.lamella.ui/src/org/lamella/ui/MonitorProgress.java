package org.lamella.ui;

import org.eclipse.core.runtime.IProgressMonitor;
import org.lamella.data.Progress;

/** Shows the progress of an engine in the Progress view and hands a wish to cancel over to it. */
public final class MonitorProgress implements Progress {
    private static final int TICKS = 1000;

    private final IProgressMonitor monitor;
    private int done;

    public MonitorProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
        monitor.beginTask("", TICKS);
    }

    @Override
    public synchronized void report(double fraction, String step) {
        monitor.subTask(step);
        int now = (int) Math.round(Math.clamp(fraction, 0, 1) * TICKS);
        if (now > done) {
            monitor.worked(now - done);
            done = now;
        }
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }
}
