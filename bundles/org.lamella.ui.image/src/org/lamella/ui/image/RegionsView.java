package org.lamella.ui.image;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.lamella.data.Axis;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.ui.NumberText;
import org.lamella.ui.Problems;

/** The regions of the image in front, in pixels and in its unit. Enter or F2 renames, Delete removes. */
public final class RegionsView extends ViewPart {
    public static final String ID = "org.lamella.ui.image.regions";

    private Table table;
    private ImageDocument document;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        table = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        table.setData("org.lamella.id", "regions.table");
        String[] headings = {"Name", "Kind", "x (px)", "y (px)", "Size (px)", "Size"};
        int[] widths = {110, 80, 60, 60, 100, 130};
        for (int i = 0; i < headings.length; i++) {
            TableColumn column = new TableColumn(table, i == 2 || i == 3 ? SWT.RIGHT : SWT.LEFT);
            column.setText(headings[i]);
            column.setWidth(widths[i]);
        }
        table.addListener(SWT.Selection, event -> document.regions().select(((TableItem) event.item).getText(0)));
        table.addListener(SWT.DefaultSelection, event -> rename());
        table.addListener(SWT.KeyDown, this::key);
        ActiveImage.of(getSite().getWorkbenchWindow()).follow(parent, new ActiveImage.Listener() {
            @Override
            public void imageChanged(Optional<ImageDocument> now) {
                document = now.orElse(null);
                show();
            }

            @Override
            public void changed(ImageDocument changed, ImageDocument.Change change) {
                if (change == ImageDocument.Change.REGIONS || change == ImageDocument.Change.CALIBRATION) {
                    show();
                }
            }
        });
    }

    private void show() {
        List<Region> regions = document == null ? List.of() : document.regions().all();
        table.setItemCount(regions.size());
        String selected = document == null ? null : document.regions().selected().map(Region::name).orElse(null);
        for (int i = 0; i < regions.size(); i++) {
            String[] cells = cells(regions.get(i));
            for (int c = 0; c < cells.length; c++) {
                if (!cells[c].equals(table.getItem(i).getText(c))) {
                    table.getItem(i).setText(c, cells[c]);
                }
            }
        }
        int index = regions.stream().map(Region::name).toList().indexOf(selected);
        if (index != table.getSelectionIndex()) {
            table.setSelection(index);
        }
    }

    private String[] cells(Region region) {
        Axis x = document.xAxis();
        Axis y = document.yAxis();
        Unit unit = x.unit();
        double sx = Math.abs(x.scale());
        double sy = y.unit().convertsTo(unit) ? Math.abs(y.unit().convert(y.scale(), unit)) : sx;
        boolean isCalibrated = document.isCalibrated();
        return switch (region) {
            case Region.Rectangle r -> new String[] {r.name(), "rectangle", "" + r.x(), "" + r.y(), r.width() + " × " + r.height(),
                isCalibrated ? NumberText.shortText(r.width() * sx) + " × " + NumberText.shortText(r.height() * sy, unit) : ""};
            case Region.Line l -> new String[] {l.name(), "line", NumberText.shortText(l.x1()), NumberText.shortText(l.y1()),
                NumberText.shortText(l.length()) + ", width " + NumberText.shortText(l.width()),
                isCalibrated ? NumberText.shortText(Math.hypot((l.x2() - l.x1()) * sx, (l.y2() - l.y1()) * sy), unit) : ""};
            case Region.Polygon p -> new String[] {p.name(), "polygon", NumberText.shortText(p.points().get(0).x()),
                NumberText.shortText(p.points().get(0).y()), p.points().size() + " corners", ""};
            case Region.Position p -> new String[] {p.name(), "point", NumberText.shortText(p.x()), NumberText.shortText(p.y()), "", ""};
        };
    }

    private void key(Event event) {
        if (document == null || table.getSelectionIndex() < 0) {
            return;
        }
        if (event.keyCode == SWT.F2) {
            rename();
        } else if (event.keyCode == SWT.DEL) {
            new RegionCommands(document).remove(table.getItem(table.getSelectionIndex()).getText(0));
        }
    }

    private void rename() {
        ActiveImage.of(getSite().getWorkbenchWindow()).editor().ifPresent(RegionsView::rename);
    }

    private static void rename(ImageEditor editor) {
        try {
            new ImageCommands(editor).run("renameRegion", null);
        } catch (UserError e) {
            Problems.report(e);
        }
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
