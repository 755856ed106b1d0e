package org.lamella.eels.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Axis;
import org.lamella.data.Progress;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.figure.ColourMap;
import org.lamella.figure.Curve;
import org.lamella.figure.PlotAxis;
import org.lamella.spectrum.SpectrumSource;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LabelText;
import org.lamella.ui.LatestTask;
import org.lamella.ui.MonitorProgress;
import org.lamella.ui.Problems;
import org.lamella.ui.ViewAction;
import org.lamella.ui.plot.MapCanvas;
import org.lamella.ui.plot.MapContent;
import org.lamella.ui.plot.PlotContent;
import org.lamella.ui.plot.PlotWidget;
import org.lamella.ui.plot.PlotWindow;

/**
 * A number of an edge in all spectra of the file: a profile along a line scan, a map of a spectrum image. A place chosen here is the
 * spectrum that is shown.
 */
public final class MapsView extends ViewPart {
    public static final String ID = "org.lamella.eels.ui.maps";
    /** Up to so many spectra are measured at once whenever something changes; for more a button is pressed. */
    private static final int AT_ONCE = 256;

    private SpectraSession session;
    private Combo quantity;
    private Label hint;
    private Composite stack;
    private PlotWidget profile;
    private MapCanvas map;
    private LatestTask quick;
    private Job job;
    private SpectrumMaps maps;
    private String wanted = "";
    private PlotWindow here;

    @Override
    public void createPartControl(Composite parent) {
        session = SpectraSession.of(getSite().getWorkbenchWindow());
        GridLayout layout = new GridLayout();
        layout.marginWidth = 4;
        layout.marginHeight = 4;
        parent.setLayout(layout);
        quantity = new Combo(parent, SWT.READ_ONLY);
        quantity.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        quantity.setVisibleItemCount(20);
        quantity.setData("org.lamella.id", "spectra.quantity");
        quantity.addListener(SWT.Selection, event -> {
            wanted = quantity.getText();
            showQuantity();
        });
        hint = new Label(parent, SWT.WRAP);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        hint.setData("org.lamella.id", "spectra.maps.hint");
        stack = new Composite(parent, SWT.NONE);
        stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        StackLayout stacked = new StackLayout();
        stack.setLayout(stacked);
        profile = new PlotWidget(stack);
        profile.setFigureSaver(figure -> new FigureSaveDialog(getSite().getShell(), figure).open());
        map = new MapCanvas(stack, pixel -> session.editor().ifPresent(editor -> editor.choose(pixel)));
        map.setFigureSaver(figure -> new FigureSaveDialog(getSite().getShell(), figure).open());
        map.setData("org.lamella.id", "spectra.map");
        stacked.topControl = profile;
        quick = new LatestTask(stack, "maps of spectra");
        var bar = getViewSite().getActionBars().getToolBarManager();
        bar.add(new ViewAction("refresh", "Measure all spectra", this::computeInJob));
        bar.add(new ViewAction("stop", "Stop measuring", () -> {
            if (job != null) {
                job.cancel();
            }
        }));
        session.use(parent, this::changed);
        parent.addDisposeListener(event -> {
            if (job != null) {
                job.cancel();
            }
        });
        changed(SpectraSession.Change.PLAN);
    }

    private void changed(SpectraSession.Change change) {
        switch (change) {
            case FILE -> {
                maps = null;
                showMaps();
            }
            case PLAN -> computeQuickly();
            default -> mark();
        }
    }

    private int count() {
        return session.source().map(source -> (int) Math.min(Integer.MAX_VALUE, source.x().size() * source.y().size())).orElse(0);
    }

    private void computeQuickly() {
        SpectrumSource source = session.source().orElse(null);
        SpectrumPlan plan = session.plan().orElse(null);
        if (source == null || plan == null || count() < 2 || count() > AT_ONCE) {
            showMaps();
            return;
        }
        quick.submit(() -> SpectrumMaps.compute(source, plan, Progress.NONE), this::arrived, Problems::report);
    }

    private void computeInJob() {
        SpectrumSource source = session.source().orElse(null);
        SpectrumPlan plan = session.plan().orElse(null);
        if (source == null || plan == null || plan.model().edges().isEmpty()) {
            Problems.report("Open a line scan or a spectrum image first and name its edges.", null);
            return;
        }
        if (job != null) {
            job.cancel();
        }
        job = new Job("Edges of all spectra") {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    SpectrumMaps computed = SpectrumMaps.compute(source, plan, new MonitorProgress(monitor));
                    deliver(() -> arrived(computed));
                    return Status.OK_STATUS;
                } catch (CancellationException e) {
                    return Status.CANCEL_STATUS;
                } catch (UserError | RuntimeException | OutOfMemoryError e) {
                    Problems.report(e);
                    return Status.OK_STATUS;
                } finally {
                    deliver(() -> {
                        job = job == this ? null : job;
                        showHint();
                    });
                }
            }
        };
        job.setUser(false);
        job.schedule();
        showHint();
    }

    private void deliver(Runnable action) {
        if (!stack.isDisposed()) {
            stack.getDisplay().asyncExec(() -> {
                if (!stack.isDisposed()) {
                    action.run();
                }
            });
        }
    }

    private void arrived(SpectrumMaps computed) {
        if (session.source().orElse(null) == computed.source()) {
            maps = computed;
            showMaps();
        }
    }

    private void showMaps() {
        List<String> titles = maps == null ? List.of() : maps.quantities().stream().map(FittedQuantity::title).toList();
        if (!Arrays.asList(quantity.getItems()).equals(titles)) {
            quantity.setItems(titles.toArray(String[]::new));
        }
        quantity.setEnabled(!titles.isEmpty());
        if (!titles.isEmpty()) {
            int index = titles.indexOf(wanted);
            quantity.select(index >= 0 ? index : proposed());
        }
        showQuantity();
    }

    /** What tells most: the ratio of white lines where there are some, otherwise the first. */
    private int proposed() {
        return IntStream.range(0, maps.quantities().size()).filter(q -> maps.quantities().get(q).label().startsWith("ratio ") && maps.known(q) > 0).findFirst().orElse(0);
    }

    private void showQuantity() {
        int index = quantity.getSelectionIndex();
        showHint();
        boolean isImage = maps != null && maps.source().kind() == SpectrumSource.Kind.SPECTRUM_IMAGE;
        ((StackLayout) stack.getLayout()).topControl = isImage ? map : profile;
        stack.layout();
        // Without numbers an empty plot would only puzzle.
        stack.setVisible(maps != null && index >= 0);
        if (maps == null || index < 0) {
            map.show(null);
            profile.setWindows(List.of());
            profile.show(PlotContent.of(PlotAxis.linear("position", Unit.PIXEL), PlotAxis.linear("", Unit.NONE), List.of()));
            here = null;
            return;
        }
        FittedQuantity shown = maps.quantities().get(index);
        if (isImage) {
            map.show(new MapContent(shown.title(), shown.unit(), maps.source().x(), maps.source().y(), maps.values()[index], ColourMap.VIRIDIS));
        } else {
            Axis x = position();
            double[] places = IntStream.range(0, maps.values()[index].length).mapToDouble(x::coordinate).toArray();
            Curve curve = Curve.points("", places, maps.values()[index], 0).withStyle(Curve.Style.POINTS_AND_LINE).withErrorBars(maps.uncertainties()[index]);
            profile.show(PlotContent.of(PlotAxis.linear("position", x.unit()), PlotAxis.linear(shown.title(), shown.unit()), List.of(curve)));
            if (here == null) {
                here = PlotWindow.marker("spectrum", x.coordinate(0), 1, (marker, isDragging) -> session.editor().ifPresent(editor -> editor.choose(
                        Math.round(position().index(marker.from())))));
                profile.setWindows(List.of(here));
            }
        }
        mark();
    }

    /** The axis along a line scan, in nm where it is calibrated. */
    private Axis position() {
        Axis x = maps.source().x();
        return x.unit().isLength() ? x.in(Unit.NANOMETRE) : x;
    }

    private void mark() {
        long chosen = session.editor().map(editor -> editor.chosen()).orElse(-1L);
        map.setChosen(chosen);
        if (here != null && maps != null && chosen >= 0) {
            here.set(position().coordinate(chosen), 0);
            profile.setWindows(List.of(here));
        }
    }

    private void showHint() {
        List<String> parts = new ArrayList<>();
        if (count() < 2) {
            parts.add("A line scan or a spectrum image has a profile or a map here.");
        } else if (session.model().edges().isEmpty()) {
            parts.add("Name the edges in the view Edges.");
        } else if (job != null) {
            parts.add("Measuring " + count() + " spectra…");
        } else if (maps == null) {
            parts.add(count() > AT_ONCE ? count() + " spectra: press \"Measure all spectra\"." : "Measuring…");
        } else if (count() > AT_ONCE && session.plan().isPresent() && !session.plan().get().model().equals(session.model())) {
            parts.add("The windows have changed since: press \"Measure all spectra\".");
        } else if (quantity.getSelectionIndex() >= 0) {
            long known = maps.known(quantity.getSelectionIndex());
            parts.add(known < count() ? known + " of " + count() + " spectra have it." : count() + " spectra.");
        }
        LabelText.show(hint, String.join(" ", parts));
    }

    @Override
    public void setFocus() {
        boolean isTaken = ((StackLayout) stack.getLayout()).topControl == map ? map.setFocus() : profile.setFocus();
        if (!isTaken && !quantity.setFocus()) {
            // An empty plot and an empty list take no keys, but F1 must reach this view.
            quantity.getParent().forceFocus();
        }
    }
}
