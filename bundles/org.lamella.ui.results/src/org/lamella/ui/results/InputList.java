package org.lamella.ui.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.lamella.data.UserError;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;

/** The input files of an analysis: added by dialog, as a whole folder, or dropped. */
final class InputList {
    private static final int MOST_FILES = 10_000;

    private final org.eclipse.swt.widgets.List list;
    private final List<Path> files = new ArrayList<>();
    private final Runnable changed;
    private final List<Path> dropped = new ArrayList<>();
    private final LatestTask reading;

    InputList(Composite parent, List<Path> initial, Runnable changed) {
        this.changed = changed;
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        row.setLayout(layout);
        Label label = new Label(row, SWT.NONE);
        label.setText("&Inputs");
        label.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false, 2, 1));
        list = new org.eclipse.swt.widgets.List(row, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.heightHint = 74;
        list.setLayoutData(data);
        list.setData("org.lamella.id", "input.list");
        list.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                remove();
            }
        });
        Composite buttons = new Composite(row, SWT.NONE);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
        GridLayout column = new GridLayout();
        column.marginHeight = 0;
        column.verticalSpacing = 2;
        buttons.setLayout(column);
        button(buttons, "&Add files…", this::addFiles);
        button(buttons, "Add f&older…", this::addFolder);
        button(buttons, "Re&move", this::remove);
        DropTarget target = new DropTarget(list, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] names) {
                    addAll(Arrays.stream(names).map(Path::of).toList());
                }
            }
        });
        reading = new LatestTask(list, "inputs");
        initial.forEach(this::add);
    }

    private static void button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button.addListener(SWT.Selection, event -> action.run());
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    private void add(Path file) {
        if (!files.contains(file)) {
            files.add(file);
            list.add(file.getFileName() + "   –   " + file.toAbsolutePath().getParent());
        }
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(list.getShell(), SWT.OPEN | SWT.MULTI);
        if (!files.isEmpty()) {
            dialog.setFilterPath(String.valueOf(files.get(0).toAbsolutePath().getParent()));
        }
        if (dialog.open() != null) {
            for (String name : dialog.getFileNames()) {
                add(Path.of(dialog.getFilterPath()).resolve(name));
            }
            changed.run();
        }
    }

    private void addFolder() {
        String folder = new DirectoryDialog(list.getShell()).open();
        if (folder != null) {
            addAll(List.of(Path.of(folder)));
        }
    }

    /** Adds files, and those of folders; a folder may be far away and large, so it is read in the background. */
    private void addAll(List<Path> paths) {
        dropped.addAll(paths);
        List<Path> now = List.copyOf(dropped);
        reading.submit(() -> {
            List<Path> found = new ArrayList<>();
            for (Path path : now) {
                if (!Files.isDirectory(path)) {
                    found.add(path);
                    continue;
                }
                try (Stream<Path> entries = Files.list(path)) {
                    entries.filter(file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")).sorted()
                            .limit(MOST_FILES).forEach(found::add);
                } catch (IOException | UncheckedIOException e) {
                    throw new UserError(path + ": the folder cannot be read (" + e.getMessage() + ")", e);
                }
            }
            return found;
        }, found -> {
            dropped.removeAll(now);
            found.forEach(this::add);
            changed.run();
        }, error -> {
            dropped.removeAll(now);
            Problems.report(error);
        });
    }

    private void remove() {
        int[] chosen = list.getSelectionIndices();
        for (int i = chosen.length - 1; i >= 0; i--) {
            files.remove(chosen[i]);
            list.remove(chosen[i]);
        }
        changed.run();
    }
}
