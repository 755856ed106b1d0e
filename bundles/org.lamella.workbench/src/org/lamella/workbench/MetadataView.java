package org.lamella.workbench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.ui.NumberText;

/** Axes and metadata of the dataset in front; what is typed above narrows the list. */
public final class MetadataView extends ViewPart {
    public static final String ID = "org.lamella.workbench.metadata";

    private static final int MOST_ITEMS = 5000;
    private static final int LONGEST_TEXT = 400;

    private Text filter;
    private Tree tree;
    private Dataset dataset;
    private int items;
    private final IPartListener2 parts = new IPartListener2() {
        @Override
        public void partActivated(IWorkbenchPartReference part) {
            update();
        }

        @Override
        public void partClosed(IWorkbenchPartReference part) {
            update();
        }

        @Override
        public void partBroughtToTop(IWorkbenchPartReference part) {
            update();
        }
    };

    @Override
    public void createPartControl(Composite parent) {
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 2;
        parent.setLayout(layout);
        filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Find in names and values");
        filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        filter.setData("org.lamella.id", "metadata.filter");
        filter.addListener(SWT.Modify, event -> fill());
        tree = new Tree(parent, SWT.FULL_SELECTION | SWT.MULTI);
        tree.setHeaderVisible(true);
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree.setData("org.lamella.id", "metadata.tree");
        TreeColumn name = new TreeColumn(tree, SWT.LEFT);
        name.setText("Name");
        name.setWidth(170);
        TreeColumn value = new TreeColumn(tree, SWT.LEFT);
        value.setText("Value");
        value.setWidth(260);
        tree.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == 'c' && (event.stateMask & SWT.MOD1) != 0) {
                copy();
            }
        });
        getSite().getPage().addPartListener(parts);
        update();
    }

    private void update() {
        IEditorPart editor = getSite().getPage().getActiveEditor();
        Dataset now = editor == null ? null : editor.getAdapter(Dataset.class);
        if (now != dataset && !tree.isDisposed()) {
            dataset = now;
            fill();
        }
        // An editor has no dataset while it is still reading.
        if (now == null && editor != null) {
            tree.getDisplay().timerExec(300, () -> {
                if (!tree.isDisposed() && dataset == null && getSite().getPage().getActiveEditor() == editor) {
                    update();
                }
            });
        }
    }

    private void fill() {
        tree.setRedraw(false);
        tree.removeAll();
        items = 0;
        if (dataset != null) {
            TreeItem axes = new TreeItem(tree, SWT.NONE);
            axes.setText(new String[] {"Axes", dataset.type()});
            for (Axis axis : dataset.axes().reversed()) {
                TreeItem item = new TreeItem(axes, SWT.NONE);
                item.setText(new String[] {axis.name(), axis.size() + " × " + NumberText.exact(axis.scale()) + " " + axis.unit().symbol()
                        + (axis.offset() == 0 ? "" : " from " + NumberText.exact(axis.offset()))});
            }
            axes.setExpanded(true);
            add(null, dataset.metadata().entries(), filter.getText().strip().toLowerCase(Locale.ROOT));
        }
        tree.setRedraw(true);
    }

    /** @return whether anything was added */
    private boolean add(TreeItem parent, Map<String, Object> entries, String wanted) {
        boolean added = false;
        for (Map.Entry<String, Object> entry : entries.entrySet()) {
            if (items++ > MOST_ITEMS) {
                return added;
            }
            TreeItem item = parent == null ? new TreeItem(tree, SWT.NONE) : new TreeItem(parent, SWT.NONE);
            boolean matches = wanted.isEmpty() || entry.getKey().toLowerCase(Locale.ROOT).contains(wanted);
            boolean keep;
            if (entry.getValue() instanceof Metadata node) {
                item.setText(0, entry.getKey());
                keep = add(item, node.entries(), matches ? "" : wanted) || matches;
                item.setExpanded(!wanted.isEmpty() || parent == null && items < 60);
            } else {
                String text = text(entry.getValue());
                item.setText(new String[] {entry.getKey(), text});
                keep = matches || text.toLowerCase(Locale.ROOT).contains(wanted);
            }
            if (!keep) {
                item.dispose();
            }
            added |= keep;
        }
        return added;
    }

    private static String text(Object value) {
        String text = value instanceof Double || value instanceof Float ? NumberText.exact(((Number) value).doubleValue())
                : value instanceof List<?> list && list.size() > 20 ? list.size() + " values: " + list.subList(0, 20) + "…" : String.valueOf(value);
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
    }

    private void copy() {
        StringBuilder text = new StringBuilder();
        for (TreeItem item : tree.getSelection()) {
            text.append(item.getText(0)).append('\t').append(item.getText(1)).append('\n');
        }
        if (!text.isEmpty()) {
            Clipboard clipboard = new Clipboard(tree.getDisplay());
            clipboard.setContents(new Object[] {text.toString()}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    @Override
    public void setFocus() {
        filter.setFocus();
    }

    @Override
    public void dispose() {
        getSite().getPage().removePartListener(parts);
        super.dispose();
    }
}
