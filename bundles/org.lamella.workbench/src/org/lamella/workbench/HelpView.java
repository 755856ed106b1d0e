package org.lamella.workbench;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;
import org.lamella.ui.LatestTask;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewLayout;

/** Help for the part in use, and a page for each analysis that is installed. */
public final class HelpView extends ViewPart {
    public static final String ID = "org.lamella.workbench.help";

    private List<HelpPages.Page> pages = List.of();
    /** The part that help was asked for before the pages were there. */
    private String asked = "";
    private Combo choice;
    private Button follow;
    private StyledText text;
    private final IPartListener2 parts = new IPartListener2() {
        @Override
        public void partActivated(IWorkbenchPartReference part) {
            if (follow.getSelection() && !part.getId().equals(ID)) {
                showFor(part.getId());
            }
        }
    };

    @Override
    public void createPartControl(Composite parent) {
        ViewLayout.columns(parent, 2);
        choice = new Combo(parent, SWT.READ_ONLY);
        choice.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        choice.setData("org.lamella.id", "help.choice");
        choice.setVisibleItemCount(25);
        choice.addListener(SWT.Selection, event -> {
            follow.setSelection(false);
            show(choice.getSelectionIndex());
        });
        follow = new Button(parent, SWT.CHECK);
        follow.setText("&Follow");
        follow.setToolTipText("Show the page about the view or editor in use");
        follow.setSelection(true);
        text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.MULTI);
        ViewLayout.fill(text);
        text.setMargins(8, 6, 8, 6);
        text.setLineSpacing(2);
        text.setData("org.lamella.id", "help.text");
        getSite().getPage().addPartListener(parts);
        new LatestTask(parent, "help").submit(HelpPages::load, this::fill, error -> Problems.report(error));
    }

    private void fill(List<HelpPages.Page> loaded) {
        pages = loaded;
        choice.setItems(pages.stream().map(HelpPages.Page::title).toArray(String[]::new));
        var active = getSite().getPage().getActivePartReference();
        showFor(!asked.isEmpty() ? asked : active == null ? "" : active.getId());
    }

    /** Shows the page about a view or editor, now or as soon as the pages are there; a part without a page leaves what is shown. */
    void showAbout(String part) {
        asked = part;
        showFor(part);
    }

    private void showFor(String part) {
        for (int i = 0; i < pages.size(); i++) {
            if (!pages.get(i).part().isEmpty() && pages.get(i).part().equals(part)) {
                show(i);
                return;
            }
        }
        if (choice.getSelectionIndex() < 0 && !pages.isEmpty()) {
            show(Math.max(0, pages.stream().map(HelpPages.Page::title).toList().indexOf("Getting started")));
        }
    }

    private void show(int index) {
        choice.select(index);
        StringBuilder shown = new StringBuilder();
        List<StyleRange> styles = new ArrayList<>();
        for (String line : pages.get(index).text().lines().toList()) {
            int start = shown.length();
            if (line.startsWith("#")) {
                String heading = line.replaceFirst("^#+\\s*", "");
                shown.append(start == 0 ? "" : "\n").append(heading);
                StyleRange style = new StyleRange(start, heading.length() + (start == 0 ? 0 : 1), null, null, SWT.BOLD);
                if (line.startsWith("# ")) {
                    style.font = JFaceResources.getHeaderFont();
                }
                styles.add(style);
            } else if (line.startsWith("- ")) {
                shown.append("  •  ").append(line.substring(2));
            } else {
                shown.append(line);
            }
            shown.append('\n');
        }
        text.setText(shown.toString());
        text.setStyleRanges(styles.toArray(StyleRange[]::new));
        text.setTopIndex(0);
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }

    @Override
    public void dispose() {
        getSite().getPage().removePartListener(parts);
        super.dispose();
    }
}
