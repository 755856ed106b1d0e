package org.lamella.ui.image;

import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.lamella.data.Quantity;
import org.lamella.data.Region;
import org.lamella.data.Unit;
import org.lamella.data.UserError;
import org.lamella.display.ImageDocument;
import org.lamella.display.RegionFile;
import org.lamella.ui.FigureImage;
import org.lamella.ui.FigureSaveDialog;
import org.lamella.ui.LatestTask;
import org.lamella.ui.NumberText;
import org.lamella.ui.Problems;
import org.lamella.ui.Undo;

/** What menus and keys do with an image. */
final class ImageCommands {
    private static final int COPIED_WIDTH = 1600;

    private final ImageCanvas canvas;
    private final ImageDocument document;
    private final RegionCommands regions;

    ImageCommands(ImageEditor editor) {
        this.canvas = editor.canvas();
        this.document = editor.document();
        this.regions = new RegionCommands(document);
    }

    /** @param tool the name of a tool for the command {@code tool}, otherwise null */
    void run(String command, String tool) throws UserError {
        switch (command) {
            case "zoomIn" -> canvas.zoom(1.25);
            case "zoomOut" -> canvas.zoom(0.8);
            case "fit" -> canvas.fit();
            case "actualSize" -> canvas.actualSize();
            case "tool" -> canvas.setTool(Tool.valueOf(tool.toUpperCase(Locale.ROOT)));
            case "renameRegion" -> rename();
            case "deleteRegion" -> document.regions().selected().ifPresent(region -> regions.remove(region.name()));
            case "deleteAllRegions" -> regions.removeAll();
            case "copyRegions" -> copy();
            case "pasteRegions" -> paste();
            case "saveRegions" -> save();
            case "loadRegions" -> load();
            case "saveFigure" -> withFigure(figure -> new FigureSaveDialog(shell(), figure).open());
            case "copyImage" -> withFigure(this::copyFigure);
            case "setPixelSize" -> setPixelSize();
            case "nextFrame" -> document.showFrame(Math.min(document.frames() - 1, document.frame() + 1));
            case "previousFrame" -> document.showFrame(Math.max(0, document.frame() - 1));
            default -> throw new IllegalArgumentException("no command " + command);
        }
    }

    private Shell shell() {
        return canvas.getShell();
    }

    private void rename() throws UserError {
        Region region = document.regions().selected().orElse(null);
        if (region == null) {
            return;
        }
        InputDialog dialog = new InputDialog(shell(), "Rename region", "Name of the region", region.name(), text -> text.isBlank()
                ? "A region needs a name." : !text.strip().equals(region.name()) && document.regions().find(text.strip()).isPresent()
                        ? "There is a region of this name already." : null);
        if (dialog.open() == Window.OK) {
            regions.rename(region.name(), dialog.getValue());
        }
    }

    private void copy() {
        String text = regions.copy();
        if (!text.isEmpty()) {
            toClipboard(text, TextTransfer.getInstance());
        }
    }

    private void toClipboard(Object data, Transfer transfer) {
        Clipboard clipboard = new Clipboard(canvas.getDisplay());
        clipboard.setContents(new Object[] {data}, new Transfer[] {transfer});
        clipboard.dispose();
    }

    private void paste() throws UserError {
        Clipboard clipboard = new Clipboard(canvas.getDisplay());
        Object text = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        if (text != null) {
            regions.paste(text.toString(), "the clipboard");
        }
    }

    private void save() throws UserError {
        FileDialog dialog = new FileDialog(shell(), SWT.SAVE);
        dialog.setFilterExtensions(new String[] {"*.json"});
        dialog.setFileName(document.title().replaceFirst("\\.[^.]*$", "") + "-regions.json");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            RegionFile.save(document.regions().all(), Path.of(file));
        }
    }

    private void load() throws UserError {
        FileDialog dialog = new FileDialog(shell(), SWT.OPEN);
        dialog.setFilterExtensions(new String[] {"*.json", "*"});
        String file = dialog.open();
        if (file != null) {
            regions.paste(RegionFile.write(RegionFile.load(Path.of(file))), file);
        }
    }

    private void withFigure(java.util.function.Consumer<org.lamella.analysis.Figure> then) {
        ImageFigure figure = ImageFigure.of(document, canvas.showsScaleBar());
        new LatestTask(canvas, "figure").submit(figure::read, then, error -> Problems.report(error));
    }

    private void copyFigure(org.lamella.analysis.Figure figure) {
        new LatestTask(canvas, "figure").submit(() -> FigureImage.render(figure, COPIED_WIDTH),
                data -> toClipboard(data, ImageTransfer.getInstance()), error -> Problems.report(error));
    }

    private void setPixelSize() {
        String now = document.isCalibrated() ? NumberText.shortText(Math.abs(document.xAxis().scale()), document.xAxis().unit()) : "";
        InputDialog dialog = new InputDialog(shell(), "Pixel size", "Size of a pixel with its unit, for example 0.0213 nm; empty for the file's own",
                now, text -> text.isBlank() || NumberText.parse(text, Unit.NANOMETRE).orElse(-1) > 0 ? null : "A positive length is expected.");
        if (dialog.open() == Window.OK) {
            Quantity before = document.pixelSize().orElse(null);
            Quantity after = dialog.getValue().isBlank() ? null
                    : Quantity.of(NumberText.parse(dialog.getValue(), Unit.NANOMETRE).orElseThrow(), Unit.NANOMETRE);
            Undo.perform("Set pixel size", () -> document.setPixelSize(after), () -> document.setPixelSize(before));
        }
    }
}
