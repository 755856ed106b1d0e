package org.lamella.ui.results.set;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.lamella.display.Listeners;
import org.lamella.ui.MonitorProgress;
import org.lamella.ui.Problems;
import org.lamella.ui.Settings;
import org.lamella.ui.Undo;
import org.lamella.ui.results.AnalysisRequest;

/**
 * The set of images that the views of an analysis show together in a window. Images are measured in the background one after the
 * other, all with the same parameters; corrections and exclusions are kept for the run that is written. A guided tour may show
 * samples in place of the user's own images, which come back afterwards. Used on the thread of the display.
 *
 * @param <E> an image with what was found in it
 * @param <P> the parameters as they are needed for measuring
 */
public abstract class ImageSet<E extends ImageSetEntry<E>, P> {
    /** What has changed. */
    public enum Change {
        /** Images came, went, or are measured otherwise. */
        IMAGES,
        /** Another image was chosen. */
        CHOSEN
    }

    /** Reads parameters as they are typed. */
    @FunctionalInterface
    public interface ParameterReader<P> {
        /** @throws UserError when they make no sense */
        P read(String text) throws UserError;
    }

    /** Images with their parameters: the user's own, or the samples of a tour. */
    private final class Contents {
        private final Map<Path, E> entries = new LinkedHashMap<>();
        private String typed;
        private P parameters;
        private Path chosen;

        Contents(String text) throws UserError {
            type(text);
        }

        void type(String text) throws UserError {
            parameters = reader.read(text);
            typed = text;
        }
    }

    /** An image of this set, also while others are shown in its place: what can be undone is undone where it was done. */
    protected final class Place {
        private final Contents in;
        private final Path path;

        private Place(Path path) {
            this.in = contents;
            this.path = path;
        }

        /** What is there now; empty when it was removed. */
        public Optional<E> entry() {
            return Optional.ofNullable(in.entries.get(path));
        }

        /** The parameters that count there. */
        public P parameters() {
            return in.parameters;
        }

        /** Changes it, and measures it when it waits then. Nothing is done when it was removed. */
        public void change(UnaryOperator<E> change) {
            in.entries.computeIfPresent(path, (key, entry) -> change.apply(entry));
            listeners.tell(Change.IMAGES);
            start();
        }

        private void remove() {
            in.entries.remove(path);
            in.chosen = path.equals(in.chosen) ? in.entries.keySet().stream().findFirst().orElse(null) : in.chosen;
            listeners.tell(Change.IMAGES);
        }

        private void putBack(E entry, String typedThen) {
            E now = !in.typed.equals(typedThen) ? entry.again() : entry.isDone() ? entry : entry.saying(ImageSetEntry.WAITING);
            in.entries.put(path, now);
            in.chosen = path;
            listeners.tell(Change.IMAGES);
            start();
        }
    }

    private final Shell shell;
    private final Display display;
    private final String analysis;
    private final String key;
    private final String byDefault;
    private final ParameterReader<P> reader;
    private final Listeners<Change> listeners = new Listeners<>();
    private Contents contents;
    private Contents putAside;
    private Set<Path> samples = Set.of();
    private Job job;
    private boolean isAbandoned;

    /**
     * @param analysis the name of the analysis
     * @param key what the parameters are remembered by
     * @param byDefault the parameters until others are typed
     */
    protected ImageSet(IWorkbenchWindow window, String analysis, String key, String byDefault, ParameterReader<P> reader) {
        this.shell = window.getShell();
        this.display = shell.getDisplay();
        this.analysis = analysis;
        this.key = key;
        this.byDefault = byDefault;
        this.reader = reader;
        this.contents = remembered();
    }

    private Contents remembered() {
        try {
            return new Contents(Settings.of(analysis).get(key, byDefault));
        } catch (UserError e) {
            // Another version may have remembered what this one cannot read.
            try {
                return new Contents(byDefault);
            } catch (UserError impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The set of a window, made when it is asked for first. */
    protected static <S> S of(IWorkbenchWindow window, Class<S> type, Function<IWorkbenchWindow, S> maker) {
        S set = type.cast(window.getShell().getData(type.getName()));
        if (set == null) {
            set = maker.apply(window);
            window.getShell().setData(type.getName(), set);
        }
        return set;
    }

    /** What is done to an image, as in "measuring". */
    protected abstract String doing();

    /** An image that was not measured yet. */
    protected abstract E entry(Path path);

    /**
     * Measures an image. Called in the background.
     *
     * @param entry as it is when it is begun
     * @return how the entry, which may have been excluded meanwhile, becomes one that is measured
     * @throws UserError when it cannot be measured
     * @throws CancellationException when the user asked to stop
     */
    protected abstract UnaryOperator<E> measure(E entry, P parameters, Progress progress) throws UserError;

    /** Takes away what was set by hand in an image. Can be undone. */
    public abstract void uncorrect(E entry);

    /** The run that does all this outside of the views, with everything that was set by hand. */
    public abstract AnalysisRequest request();

    public final Listeners<Change> listeners() {
        return listeners;
    }

    /** The parameters as they are typed. */
    public final String typedParameters() {
        return contents.typed;
    }

    /** The parameters until others are typed. */
    public final String byDefault() {
        return byDefault;
    }

    protected final P parameters() {
        return contents.parameters;
    }

    /** The images in the order in which they were added. */
    public final List<E> entries() {
        return List.copyOf(contents.entries.values());
    }

    /** The image that is shown. */
    public final Optional<E> chosen() {
        return Optional.ofNullable(contents.chosen).map(contents.entries::get);
    }

    /** Whether images are being measured. */
    public final boolean isBusy() {
        return job != null;
    }

    /** Whether these are samples that are shown in place of the user's own images. */
    public final boolean isShowingSamples() {
        return putAside != null;
    }

    /** The place of an image among those that are shown now. */
    protected final Place place(Path path) {
        return new Place(path);
    }

    /** Adds images and measures them. */
    public final void add(List<Path> files) {
        for (Path file : files) {
            Path path = file.toAbsolutePath().normalize();
            contents.entries.computeIfAbsent(path, this::entry);
            contents.chosen = contents.chosen == null ? path : contents.chosen;
        }
        listeners.tell(Change.IMAGES);
        start();
    }

    /** Takes an image out of the set. Can be undone. */
    public final void remove(Path path) {
        E entry = contents.entries.get(path);
        if (entry != null) {
            Place place = place(path);
            String typedNow = contents.typed;
            Undo.perform("Remove " + entry.name(), place::remove, () -> place.putBack(entry, typedNow));
        }
    }

    /** Shows another image. */
    public final void choose(Path path) {
        if (contents.entries.containsKey(path) && !path.equals(contents.chosen)) {
            contents.chosen = path;
            listeners.tell(Change.CHOSEN);
        }
    }

    /** @param reason null to take the image back into the statistics */
    public final void exclude(Path path, String reason) {
        E before = contents.entries.get(path);
        if (before != null) {
            Place place = place(path);
            Undo.perform((reason == null ? "Include " : "Exclude ") + before.name(), () -> place.change(entry -> entry.excludedBecause(reason)),
                    () -> place.change(entry -> entry.excludedBecause(before.excluded())));
        }
    }

    /**
     * Changes the parameters; every image is measured again. They are remembered unless they are those of samples.
     *
     * @throws UserError when they make no sense
     */
    public final void setParameters(String text) throws UserError {
        contents.type(text);
        if (!isShowingSamples()) {
            Settings.of(analysis).put(key, text);
        }
        abandon();
        contents.entries.replaceAll((path, entry) -> entry.again());
        listeners.tell(Change.IMAGES);
        start();
    }

    /**
     * Puts the user's own images and parameters aside and shows samples, until {@link #bringBack()}.
     *
     * @param text the parameters of the samples
     * @throws UserError when these make no sense
     */
    public final void showSamples(List<Path> files, String text) throws UserError {
        Contents shown = new Contents(text);
        abandon();
        putAside = isShowingSamples() ? ownWithAdded() : contents;
        contents = shown;
        samples = files.stream().map(file -> file.toAbsolutePath().normalize()).collect(Collectors.toSet());
        listeners.tell(Change.CHOSEN);
        add(files);
    }

    /** The user's own images and parameters in place of samples. What was added to the samples stays in the set. */
    public final void bringBack() {
        if (isShowingSamples() && !shell.isDisposed()) {
            abandon();
            contents = ownWithAdded();
            putAside = null;
            listeners.tell(Change.CHOSEN);
            listeners.tell(Change.IMAGES);
            start();
        }
    }

    /** What was put aside, with the images that the user has added to the samples. */
    private Contents ownWithAdded() {
        for (E entry : contents.entries.values()) {
            if (!samples.contains(entry.path())) {
                putAside.entries.putIfAbsent(entry.path(), entry.again());
                putAside.chosen = putAside.chosen == null ? entry.path() : putAside.chosen;
            }
        }
        return putAside;
    }

    /** The names of the excluded images with the reasons, as the analyses take them. */
    protected final String exclusions() {
        return contents.entries.values().stream().filter(entry -> entry.excluded() != null)
                .map(entry -> entry.name() + ": " + entry.excluded().replace(';', ',')).collect(Collectors.joining("; "));
    }

    /** What is being measured is of no use any more. */
    private void abandon() {
        if (job != null) {
            job.cancel();
            isAbandoned = true;
        }
    }

    /** Measures what waits, unless that is already being done. */
    private void start() {
        E next = contents.entries.values().stream().filter(ImageSetEntry::isWaiting).findFirst().orElse(null);
        if (job != null || next == null) {
            return;
        }
        Place place = place(next.path());
        P with = contents.parameters;
        contents.entries.put(next.path(), next.saying(doing() + "…"));
        String title = Character.toUpperCase(analysis.charAt(0)) + analysis.substring(1);
        job = Job.create(title + ": " + next.name(), (IJobFunction) monitor -> run(place, next, with, monitor));
        job.setUser(false);
        job.schedule();
        listeners.tell(Change.IMAGES);
    }

    private IStatus run(Place place, E begun, P with, IProgressMonitor monitor) {
        try {
            UnaryOperator<E> found = measure(begun, with, new MonitorProgress(monitor));
            finish(place, begun, found);
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            finish(place, begun, entry -> entry.saying("cancelled"));
            return Status.CANCEL_STATUS;
        } catch (UserError | RuntimeException | OutOfMemoryError e) {
            finish(place, begun, entry -> entry.saying(Problems.message(e)));
            return Status.OK_STATUS;
        }
    }

    private void finish(Place place, E begun, UnaryOperator<E> change) {
        if (display.isDisposed()) {
            return;
        }
        display.asyncExec(() -> {
            if (shell.isDisposed()) {
                return;
            }
            boolean isOfUse = !isAbandoned;
            job = null;
            isAbandoned = false;
            // What was found with other parameters or corrections than those that count now is measured again.
            place.change(now -> isOfUse && now.correction().equals(begun.correction()) ? change.apply(now) : now.saying(ImageSetEntry.WAITING));
        });
    }
}
