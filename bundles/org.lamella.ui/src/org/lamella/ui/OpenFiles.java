package org.lamella.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.readers.OpenedFile;

/** Opens files in editors. Reading is done in the background. */
public final class OpenFiles {
    /** The kinds of datasets; each has its editor, contributed to the extension point {@code org.lamella.ui.datasetEditors}. */
    public enum Kind {
        IMAGE, CURVE, TABLE
    }

    private OpenFiles() {
    }

    /** Opens each file in the editor of its main dataset. What cannot be opened is told in one message. */
    public static void open(IWorkbenchPage page, List<Path> files) {
        for (Path file : files) {
            open(page, file, -1);
        }
    }

    /** @param index which dataset of the file; -1 for the main one */
    public static void open(IWorkbenchPage page, Path file, int index) {
        Path path = file.toAbsolutePath().normalize();
        if (isTable(path)) {
            openEditor(page, new DatasetInput(path, 0, path.getFileName().toString()), Kind.TABLE);
            return;
        }
        Job job = Job.create("Opening " + path.getFileName(), (IProgressMonitor monitor) -> {
            try {
                OpenedFile opened = Installed.readers().open(path);
                int chosen = index >= 0 ? Math.min(index, opened.datasets().size() - 1) : mainDataset(opened.datasets());
                Dataset dataset = opened.datasets().get(chosen);
                String name = path.getFileName() + (opened.datasets().size() > 1 && index >= 0 ? " – " + dataset.name() : "");
                PlatformUI.getWorkbench().getDisplay().asyncExec(
                        () -> openEditor(page, new DatasetInput(path, chosen, name), kind(dataset)));
            } catch (UserError | RuntimeException | LinkageError | OutOfMemoryError e) {
                Problems.report(e);
            }
            return Status.OK_STATUS;
        });
        job.setPriority(Job.INTERACTIVE);
        job.schedule();
    }

    private static boolean isTable(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    /** The dataset that a file is opened with: the largest image, or the first of all. */
    public static int mainDataset(List<Dataset> datasets) {
        int best = 0;
        long most = -1;
        for (int i = 0; i < datasets.size(); i++) {
            long pixels = datasets.get(i).isImage() ? datasets.get(i).signalAxes().stream().mapToLong(Axis::size).reduce(1, (a, b) -> a * b) : 0;
            if (pixels > most) {
                most = pixels;
                best = i;
            }
        }
        return best;
    }

    public static Kind kind(Dataset dataset) {
        return dataset.isImage() ? Kind.IMAGE : Kind.CURVE;
    }

    private static void openEditor(IWorkbenchPage page, DatasetInput input, Kind kind) {
        String editor = editor(kind);
        if (editor == null) {
            Problems.report(input.path() + ": no editor is installed for this kind of data", null);
            return;
        }
        try {
            page.openEditor(input, editor);
            // The toolkit takes long enough to open an editor; the rest can wait for its turn.
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> RecentFiles.add(input.path()));
        } catch (PartInitException e) {
            Problems.report(e);
        }
    }

    private static String editor(Kind kind) {
        for (IConfigurationElement element : Platform.getExtensionRegistry().getConfigurationElementsFor("org.lamella.ui.datasetEditors")) {
            if (kind.name().equalsIgnoreCase(element.getAttribute("kind"))) {
                return element.getAttribute("editor");
            }
        }
        return null;
    }

    /** Reads the dataset of an editor's input in the background; both callbacks are called on the thread of the display. */
    public static void dataset(DatasetInput input, Consumer<Dataset> done, Consumer<String> failed) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        Job job = Job.create("Reading " + input.getName(), (IProgressMonitor monitor) -> {
            try {
                List<Dataset> datasets = Installed.readers().open(input.path()).datasets();
                if (input.index() >= datasets.size()) {
                    throw new UserError(input.path() + ": the file has only " + datasets.size() + " datasets now; open it again");
                }
                Dataset dataset = datasets.get(input.index());
                run(display, () -> done.accept(dataset));
            } catch (UserError | RuntimeException | LinkageError | OutOfMemoryError e) {
                Problems.log(Problems.message(e), e);
                run(display, () -> failed.accept(Problems.message(e)));
            }
            return Status.OK_STATUS;
        });
        job.setPriority(Job.INTERACTIVE);
        job.setSystem(true);
        job.schedule();
    }

    private static void run(Display display, Runnable action) {
        if (!display.isDisposed()) {
            display.asyncExec(action);
        }
    }
}
