package org.lamella.ui.results.set;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lamella.analysis.DemoExample;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.ui.PutAside;
import org.lamella.ui.SampleProject;
import org.lamella.ui.StepJob;

/** A step of a guided tour: a set becomes that of an example and is measured. The user's own set comes back when the tour ends. */
public abstract class SampleSetHandler extends AbstractHandler {
    private final String title;
    private final String example;

    /**
     * @param title what is done, as in "Tracing the layers of the sample"
     * @param example what {@link DemoExample#name()} says
     */
    protected SampleSetHandler(String title, String example) {
        this.title = title;
        this.example = example;
    }

    protected abstract ImageSet<?, ?> set(IWorkbenchWindow window);

    /** The parameters of the samples, as they are typed above the table. */
    protected abstract String parameters(DemoExample.Prepared sample, ImageSet<?, ?> set);

    @Override
    public final Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        int departures = PutAside.of(window).departures();
        return StepJob.start(title, progress -> measure(window, departures, progress));
    }

    private void measure(IWorkbenchWindow window, int departures, Progress progress) throws UserError {
        DemoExample.Prepared sample = SampleProject.current().make(example, progress);
        boolean[] isLeft = {false};
        StepJob.inWindow(() -> {
            isLeft[0] = PutAside.of(window).departures() != departures;
            if (!isLeft[0]) {
                // Statistics over a simulated image and a measured one would mean nothing.
                ImageSet<?, ?> set = set(window);
                set.showSamples(sample.inputs(), parameters(sample, set));
                PutAside.of(window).add(set::bringBack);
            }
        });
        StepJob.await(progress, () -> {
            isLeft[0] = PutAside.of(window).departures() != departures;
            return isLeft[0] || !set(window).isBusy();
        });
        if (isLeft[0]) {
            throw new CancellationException();
        }
        StepJob.inWindow(() -> checkMeasured(set(window).entries()));
    }

    private static void checkMeasured(List<? extends ImageSetEntry<?>> entries) throws UserError {
        for (ImageSetEntry<?> entry : entries) {
            if (!entry.isDone()) {
                throw new UserError(entry.name() + " is not measured: " + entry.message());
            }
        }
    }
}
