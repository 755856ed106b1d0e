package org.lamella.linescan.ui;

import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.part.ViewPart;
import org.lamella.linescan.LineScanResult;
import org.lamella.linescan.Offset;
import org.lamella.ui.LabelText;
import org.lamella.ui.ViewLayout;
import org.lamella.ui.table.TableTools;

/** How far apart the signals of the scan in front change, and the interphase between the first and the last of them. */
public final class OffsetsView extends ViewPart {
    public static final String ID = "org.lamella.linescan.ui.offsets";
    private static final String[] NAMES = {"From", "To", "Offset", "95 % interval", "Chance (p)"};
    private static final int OFFSET = 2;
    private static final int INTERVAL = 3;

    private ScanSession session;
    private Label interphase;
    private Table table;

    @Override
    public void createPartControl(Composite parent) {
        session = ScanSession.of(getSite().getWorkbenchWindow());
        ViewLayout.columns(parent, 1);
        interphase = ViewLayout.text(parent, "linescan.interphase");
        table = TableTools.table(parent, SWT.NONE, "linescan.offsets", Map.of("From", 80, "To", 80, "Offset", 120, "95 % interval", 150), NAMES);
        ViewLayout.fill(table);
        session.use(parent, this::show);
        show();
    }

    private void show() {
        LineScanResult result = session.result().orElse(null);
        String symbol = result == null ? "" : result.signals().get(0).signal().xUnit().symbol();
        String unit = symbol.isEmpty() ? "" : " (" + symbol + ")";
        for (int c = OFFSET; c <= INTERVAL; c++) {
            if (!table.getColumn(c).getText().equals(NAMES[c] + unit)) {
                table.getColumn(c).setText(NAMES[c] + unit);
            }
        }
        List<Offset> offsets = result == null ? List.of() : result.offsets();
        TableTools.fill(table, offsets.stream().map(offset -> new String[] {offset.from(), offset.to(), ScanText.of(offset.offset()),
            ScanText.interval(offset.offset()), ScanText.probability(offset.probability())}).toList());
        LabelText.show(interphase, text(result, symbol));
    }

    private static String text(LineScanResult result, String unit) {
        if (result == null) {
            return "Nothing is fitted yet.";
        }
        if (!result.hasInterphase()) {
            return "No signal has a transition.";
        }
        return String.format("Interphase from (%s) %s, the onset of %s, to (%s) %s, the plateau of %s: width (%s) %s, 95 %% %s", ScanText.of(result.start()), unit,
                result.startsWith(), ScanText.of(result.end()), unit, result.endsWith(), ScanText.of(result.width()), unit, ScanText.interval(result.width()));
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
