package org.lamella.ui.image;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IEditorSite;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.display.ImageOverlay;
import org.lamella.figure.ColourMap;
import org.lamella.ui.Icons;
import org.lamella.ui.NumberText;
import org.lamella.ui.Problems;
import org.lamella.ui.Undo;

/** The tools above an image, the image, the slider of a stack and the read-out below. */
final class ImageFrame {
    private final IEditorSite site;
    private final Map<Tool, ToolItem> toolItems = new EnumMap<>(Tool.class);
    private ImageDocument document;
    private ImageCanvas canvas;

    ImageFrame(IEditorSite site) {
        this.site = site;
    }

    ImageCanvas create(Composite parent, ImageDocument shown) {
        document = shown;
        Composite bar = new Composite(parent, SWT.NONE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = new GridLayout(3, false);
        layout.marginHeight = 0;
        layout.marginWidth = 2;
        bar.setLayout(layout);
        canvas = new ImageCanvas(parent, document);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        createTools(bar);
        createColours(bar);
        new Label(bar, SWT.NONE).setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        if (document.frames() > 1) {
            createSlider(parent);
        }
        new ReadOut(parent, canvas);
        // The workbench takes its time over a menu that others can add to; it is not needed before the image is seen.
        canvas.getDisplay().asyncExec(() -> {
            if (!canvas.isDisposed()) {
                new ImageMenu(site, canvas);
            }
        });
        return canvas;
    }

    private void createTools(Composite bar) {
        ToolBar tools = new ToolBar(bar, SWT.FLAT);
        tools.setData("org.lamella.id", "image.tools");
        for (Tool tool : Tool.values()) {
            ToolItem item = new ToolItem(tools, SWT.RADIO);
            item.setImage(Icons.image(tool.icon()));
            item.setToolTipText(tool.label() + " (" + tool.key() + ")");
            item.setData("org.lamella.id", "tool." + tool.name().toLowerCase(java.util.Locale.ROOT));
            item.setSelection(tool == canvas.tool());
            item.addListener(SWT.Selection, event -> {
                if (item.getSelection()) {
                    canvas.setTool(tool);
                    canvas.setFocus();
                }
            });
            toolItems.put(tool, item);
        }
        canvas.toolListeners().add(tool -> toolItems.forEach((each, item) -> item.setSelection(each == tool)));
        new ToolItem(tools, SWT.SEPARATOR);
        button(tools, "zoom-in", "Zoom in (+)", () -> canvas.zoom(1.25));
        button(tools, "zoom-out", "Zoom out (−)", () -> canvas.zoom(0.8));
        button(tools, "zoom-fit", "Show all (0)", canvas::fit);
        button(tools, "zoom-actual", "One pixel on one point (1)", canvas::actualSize);
        new ToolItem(tools, SWT.SEPARATOR);
        ToolItem scaleBar = new ToolItem(tools, SWT.CHECK);
        scaleBar.setImage(Icons.image("scale-bar"));
        scaleBar.setToolTipText("Scale bar");
        scaleBar.setSelection(true);
        scaleBar.addListener(SWT.Selection, event -> canvas.setShowsScaleBar(scaleBar.getSelection()));
        ToolItem overlays = button(tools, "overlay", "What is drawn over the image", () -> { });
        overlays.setData("org.lamella.id", "image.overlays");
        overlays.addListener(SWT.Selection, event -> showOverlays(tools, overlays));
    }

    private ToolItem button(ToolBar tools, String icon, String tip, Runnable action) {
        ToolItem item = new ToolItem(tools, SWT.PUSH);
        item.setImage(Icons.image(icon));
        item.setToolTipText(tip);
        item.setData("org.lamella.id", "image." + icon);
        item.addListener(SWT.Selection, event -> {
            action.run();
            canvas.setFocus();
        });
        return item;
    }

    private void showOverlays(ToolBar tools, ToolItem overlays) {
        Menu menu = new Menu(tools);
        for (ImageOverlay overlay : document.overlays()) {
            MenuItem item = new MenuItem(menu, SWT.CHECK);
            item.setText(overlay.name());
            item.setSelection(document.isVisible(overlay.name()));
            item.addListener(SWT.Selection, event -> document.setVisible(overlay.name(), item.getSelection()));
        }
        if (document.overlays().isEmpty()) {
            MenuItem none = new MenuItem(menu, SWT.NONE);
            none.setText("Nothing is drawn over this image");
            none.setEnabled(false);
        }
        menu.setLocation(tools.toDisplay(overlays.getBounds().x, overlays.getBounds().y + overlays.getBounds().height));
        menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void createColours(Composite bar) {
        Combo colours = new Combo(bar, SWT.DROP_DOWN | SWT.READ_ONLY);
        colours.setToolTipText("Colour map");
        colours.setData("org.lamella.id", "image.colours");
        colours.setItems(ColourMap.all().stream().map(ColourMap::name).toArray(String[]::new));
        colours.setText(document.display().colours().name());
        colours.addListener(SWT.Selection, event -> {
            var before = document.display();
            var after = before.withColours(ColourMap.named(colours.getText()).orElse(ColourMap.GREY));
            Undo.perform("Colours " + colours.getText(), () -> document.setDisplay(after), () -> document.setDisplay(before));
            canvas.setFocus();
        });
        document.listeners().add(change -> {
            if (change == ImageDocument.Change.DISPLAY && !colours.isDisposed()) {
                colours.setText(document.display().colours().name());
            }
        });
    }

    private void createSlider(Composite parent) {
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        GridLayout layout = new GridLayout(4, false);
        layout.marginHeight = 2;
        row.setLayout(layout);
        int last = (int) Math.min(Integer.MAX_VALUE - 1, document.frames() - 1);
        new Label(row, SWT.NONE).setText("Image");
        Scale slider = new Scale(row, SWT.HORIZONTAL);
        slider.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        slider.setMaximum(last);
        slider.setPageIncrement(Math.max(1, last / 10));
        slider.setData("org.lamella.id", "image.slider");
        Spinner number = new Spinner(row, SWT.BORDER);
        number.setMaximum(last + 1);
        number.setMinimum(1);
        number.setData("org.lamella.id", "image.frame");
        Label position = new Label(row, SWT.NONE);
        position.setText("of " + (last + 1) + "                    ");
        slider.addListener(SWT.Selection, event -> showFrame(slider.getSelection()));
        number.addListener(SWT.Selection, event -> showFrame(number.getSelection() - 1));
        document.listeners().add(change -> {
            if (change == ImageDocument.Change.FRAME && !slider.isDisposed()) {
                slider.setSelection((int) document.frame());
                number.setSelection((int) document.frame() + 1);
                position.setText("of " + (last + 1) + place());
            }
        });
    }

    /** Where the image is along the axis of the stack, when there is one axis with a unit. */
    private String place() {
        Dataset dataset = document.dataset();
        if (dataset.navigationAxes().size() != 1 || dataset.navigationAxes().get(0).unit().equals(org.lamella.data.Unit.PIXEL)) {
            return "";
        }
        Axis axis = dataset.navigationAxes().get(0);
        return " (" + axis.name() + " = " + NumberText.shortText(axis.coordinate(document.frame()), axis.unit()) + ")";
    }

    private void showFrame(int frame) {
        try {
            document.showFrame(frame);
        } catch (UserError e) {
            Problems.report(e);
        }
    }
}
