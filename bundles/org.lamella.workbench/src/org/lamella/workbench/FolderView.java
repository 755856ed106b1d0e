package org.lamella.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.part.ViewPart;
import org.lamella.ui.Icons;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;
import org.lamella.ui.Settings;
import org.lamella.ui.ViewAction;

/** Folders on disk as a tree, with a preview of the selected file below. Folders are read in the background. */
public final class FolderView extends ViewPart {
    public static final String ID = "org.lamella.workbench.folders";

    private static final int MOST_ENTRIES = 20_000;

    private Tree tree;
    private FilePreview preview;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        tree = new Tree(sash, SWT.MULTI);
        tree.setData("org.lamella.id", "folders.tree");
        preview = new FilePreview(sash);
        sash.setWeights(55, 45);
        tree.addListener(SWT.Expand, event -> load((TreeItem) event.item));
        tree.addListener(SWT.Selection, event -> preview.show(path((TreeItem) event.item)));
        tree.addListener(SWT.DefaultSelection, this::open);
        tree.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.F5) {
                refresh();
            } else if (event.keyCode == SWT.DEL) {
                removeRoot();
            }
        });
        drag();
        roots().forEach(this::addRoot);
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("add", "Show another folder…", this::chooseFolder));
        bar.add(new ViewAction("remove", "Take the selected folder out of this list (Delete)", this::removeRoot));
        bar.add(new ViewAction("refresh", "Look again (F5)", this::refresh));
    }

    /** The folders at the top: those that the user chose, or the home folder. */
    private static List<Path> roots() {
        String text = Settings.of("files").get("roots", "");
        List<Path> roots = new ArrayList<>(Arrays.stream(text.split("\n")).filter(line -> !line.isBlank()).map(Path::of).toList());
        if (roots.isEmpty()) {
            roots.add(Path.of(System.getProperty("user.home")));
        }
        return roots;
    }

    /** Shows a folder at the top of the tree and remembers it. */
    public void addFolder(Path folder) {
        List<Path> roots = roots();
        if (!roots.contains(folder)) {
            roots.add(0, folder);
            remember(roots);
            refresh();
        }
        for (TreeItem item : tree.getItems()) {
            if (folder.equals(path(item))) {
                load(item);
                item.setExpanded(true);
                tree.setSelection(item);
            }
        }
    }

    private static void remember(List<Path> roots) {
        Settings.of("files").put("roots", String.join("\n", roots.stream().map(Path::toString).toList()));
    }

    private void chooseFolder() {
        String folder = new DirectoryDialog(tree.getShell()).open();
        if (folder != null) {
            addFolder(Path.of(folder));
        }
    }

    private void removeRoot() {
        List<Path> roots = roots();
        for (TreeItem item : tree.getSelection()) {
            if (item.getParentItem() == null && roots.remove(path(item))) {
                item.dispose();
            }
        }
        remember(roots);
    }

    /** Looks again at what is in the folders. */
    public void refresh() {
        tree.removeAll();
        roots().forEach(this::addRoot);
    }

    private void addRoot(Path folder) {
        TreeItem item = new TreeItem(tree, SWT.NONE);
        item.setText(folder.toString());
        folderItem(item, folder);
        load(item);
        item.setExpanded(true);
    }

    private static void folderItem(TreeItem item, Path folder) {
        item.setData(folder);
        item.setImage(Icons.image("folder"));
        new TreeItem(item, SWT.NONE).setText("Reading…");
    }

    private static Path path(TreeItem item) {
        return item == null ? null : (Path) item.getData();
    }

    /** What stands in a folder, read elsewhere than on the thread of the display: a folder may be far away. */
    private void load(TreeItem item) {
        if (item.getItemCount() != 1 || path(item.getItem(0)) != null) {
            return;
        }
        Path folder = path(item);
        Job job = Job.create("Reading " + folder, monitor -> {
            List<Path> folders = new ArrayList<>();
            List<Path> files = new ArrayList<>();
            String error = null;
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(path -> !path.getFileName().toString().startsWith(".")).limit(MOST_ENTRIES)
                        .forEach(path -> (Files.isDirectory(path) ? folders : files).add(path));
            } catch (IOException | SecurityException | java.io.UncheckedIOException e) {
                error = "cannot be read";
                Problems.log(folder + " cannot be read", e);
            }
            Comparator<Path> byName = Comparator.comparing(path -> path.getFileName().toString(), String.CASE_INSENSITIVE_ORDER);
            folders.sort(byName);
            files.sort(byName);
            String message = error;
            tree.getDisplay().asyncExec(() -> fill(item, folders, files, message));
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    private void fill(TreeItem item, List<Path> folders, List<Path> files, String error) {
        if (tree.isDisposed() || item.isDisposed()) {
            return;
        }
        tree.setRedraw(false);
        item.removeAll();
        for (Path folder : folders) {
            TreeItem child = new TreeItem(item, SWT.NONE);
            child.setText(folder.getFileName().toString());
            folderItem(child, folder);
        }
        for (Path file : files) {
            TreeItem child = new TreeItem(item, SWT.NONE);
            child.setText(file.getFileName().toString());
            child.setData(file);
            child.setImage(Icons.image("file"));
        }
        if (folders.isEmpty() && files.isEmpty()) {
            new TreeItem(item, SWT.NONE).setText(error == null ? "empty" : error);
        }
        if (item.getParentItem() == null) {
            item.setExpanded(true);
        }
        tree.setRedraw(true);
    }

    private void open(Event event) {
        List<Path> files = Arrays.stream(tree.getSelection()).map(FolderView::path).filter(path -> path != null && Files.isRegularFile(path)).toList();
        if (files.isEmpty() && event.item instanceof TreeItem item) {
            load(item);
            item.setExpanded(!item.getExpanded());
        }
        OpenFiles.open(getSite().getPage(), files);
    }

    private void drag() {
        DragSource source = new DragSource(tree, DND.DROP_COPY);
        source.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragSetData(DragSourceEvent event) {
                event.data = Arrays.stream(tree.getSelection()).map(FolderView::path).filter(path -> path != null).map(Path::toString)
                        .toArray(String[]::new);
            }
        });
    }

    @Override
    public void setFocus() {
        tree.setFocus();
    }
}
