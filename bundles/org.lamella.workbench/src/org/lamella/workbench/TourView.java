package org.lamella.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.lamella.ui.Problems;
import org.lamella.ui.PutAside;
import org.lamella.ui.Settings;
import org.osgi.service.event.EventHandler;

/** Guided tours: what to do, step by step, each with a button that does it and a tick when it is done. Ticks are remembered. */
public final class TourView extends ViewPart {
    public static final String ID = "org.lamella.workbench.tour";

    private static final String SETTINGS = "tours";
    private static final int LEAST_WIDTH = 160;

    private final List<TourStepRow> rows = new ArrayList<>();
    private List<Tour> tours = List.of();
    private Combo choice;
    private Label description;
    private ScrolledComposite scrolled;
    private Composite list;
    private Tour tour;

    /** Part listeners hear nothing of a view that is closed in one perspective and open in another, as a tour often is. */
    private final EventHandler closing = event -> {
        boolean isThis = event.getProperty(UIEvents.EventTags.ELEMENT) instanceof MUIElement element && ID.equals(element.getElementId());
        if (isThis && Boolean.FALSE.equals(event.getProperty(UIEvents.EventTags.NEW_VALUE))) {
            // Only afterwards does the page know that it is gone.
            getSite().getShell().getDisplay().asyncExec(this::leaveIfClosed);
        }
    };

    @Override
    public void createPartControl(Composite parent) {
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 6;
        layout.marginHeight = 6;
        parent.setLayout(layout);
        choice = new Combo(parent, SWT.READ_ONLY);
        choice.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        choice.setToolTipText("Which tour");
        choice.setData("org.lamella.id", "tour.choice");
        choice.addListener(SWT.Selection, event -> show(tours.get(choice.getSelectionIndex()).id()));
        Button again = new Button(parent, SWT.PUSH);
        again.setText("&Start over");
        again.setToolTipText("Take all ticks of this tour away");
        again.setData("org.lamella.id", "tour.again");
        again.addListener(SWT.Selection, event -> startOver());
        description = new Label(parent, SWT.WRAP);
        GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        wide.widthHint = LEAST_WIDTH;
        description.setLayoutData(wide);
        scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
        scrolled.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        scrolled.setShowFocusedControl(true);
        scrolled.addListener(SWT.Resize, event -> fit());
        list = new Composite(scrolled, SWT.NONE);
        GridLayout rowLayout = new GridLayout();
        rowLayout.marginWidth = 0;
        rowLayout.verticalSpacing = 12;
        list.setLayout(rowLayout);
        scrolled.setContent(list);
        PlatformUI.getWorkbench().getService(IEventBroker.class).subscribe(UIEvents.UIElement.TOPIC_TOBERENDERED, closing);
        tours = Tour.installed();
        choice.setItems(tours.stream().map(Tour::title).toArray(String[]::new));
        show(Settings.of(SETTINGS).get("last", ""));
    }

    /** @param id the tour to show; the first when there is none of this id */
    void show(String id) {
        if (tours.isEmpty()) {
            description.setText("No guided tour is installed.");
            return;
        }
        Tour before = tour;
        tour = tours.stream().filter(each -> each.id().equals(id)).findFirst().orElse(tours.get(0));
        if (before != null && !before.id().equals(tour.id())) {
            bringBack();
        }
        choice.select(tours.indexOf(tour));
        Settings.of(SETTINGS).put("last", tour.id());
        description.setText(tour.description());
        rows.forEach(TourStepRow::dispose);
        rows.clear();
        Set<Integer> done = done();
        for (int i = 0; i < tour.steps().size(); i++) {
            TourStepRow row = new TourStepRow(this, list, tour.steps().get(i), i, done.contains(i));
            rows.add(row);
        }
        fit();
        scrolled.setOrigin(0, 0);
        description.getParent().layout();
    }

    private void startOver() {
        if (tour != null) {
            bringBack();
            Settings.of(SETTINGS).put("done." + tour.id(), null);
            show(tour.id());
        }
    }

    private Set<Integer> done() {
        return Arrays.stream(Settings.of(SETTINGS).get("done." + tour.id(), "").split(",")).filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private void remember() {
        List<String> done = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isDone()) {
                done.add(Integer.toString(i));
            }
        }
        Settings.of(SETTINGS).put("done." + tour.id(), String.join(",", done));
    }

    /** Goes on to the step behind one that was just done; the tour stays in view whatever the step has opened. */
    void next(TourStepRow row) {
        ticked(row);
        stay();
        int index = rows.indexOf(row);
        if (index >= 0 && index + 1 < rows.size()) {
            rows.get(index + 1).focus();
        }
    }

    /** Keeps that a step was ticked or is ticked no more; with its last step a tour ends. */
    void ticked(TourStepRow row) {
        remember();
        if (row.isDone() && row == rows.getLast() && bringBack()) {
            row.say("Your own images and parameters are back.");
        }
    }

    /** What the tour has put aside comes back. */
    private boolean bringBack() {
        return PutAside.of(getSite().getWorkbenchWindow()).bringBack();
    }

    /** A tour that is hidden by another view or perspective goes on; one that is closed where the user is has been left. */
    private void leaveIfClosed() {
        if (!choice.isDisposed() && getSite().getPage().findViewReference(ID) == null) {
            bringBack();
        }
    }

    @Override
    public void dispose() {
        PlatformUI.getWorkbench().getService(IEventBroker.class).unsubscribe(closing);
        if (!PlatformUI.getWorkbench().isClosing()) {
            bringBack();
        }
        super.dispose();
    }

    /** A step may have changed the perspective: this view is then brought into the new one. */
    void stay() {
        IWorkbenchPage page = getSite().getWorkbenchWindow().getActivePage();
        try {
            if (page != null) {
                page.showView(ID, null, IWorkbenchPage.VIEW_VISIBLE);
            }
        } catch (PartInitException e) {
            Problems.report(e);
        }
    }

    /** Lays the steps out in the width that there is. */
    void fit() {
        int width = Math.max(LEAST_WIDTH, scrolled.getClientArea().width);
        scrolled.setMinHeight(list.computeSize(width, SWT.DEFAULT).y);
        list.layout(true, true);
    }

    @Override
    public void setFocus() {
        rows.stream().filter(row -> !row.isDone()).findFirst().ifPresentOrElse(TourStepRow::focus, choice::setFocus);
    }
}
