package org.lamella.workbench;

import java.nio.file.Path;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.lamella.ui.SampleProject;
import org.lamella.ui.StepJob;

/** The part of the Welcome page that makes the sample project: where, a button, and a button that stops it. */
final class WelcomeSamples {
    private final IWorkbenchWindow window;
    private final Runnable fit;
    private final Text folder;
    private final Button make;
    private final Button stop;
    private final Label state;
    private Job job;

    /** @param fit is called when the texts need another height */
    WelcomeSamples(Composite parent, IWorkbenchWindow window, Runnable fit) {
        this.window = window;
        this.fit = fit;
        Label what = new Label(parent, SWT.WRAP);
        what.setText("Images, sections, a line scan and spectra to try everything with. All of it is simulated; the truth stands beside each file.");
        what.setLayoutData(wide());
        Composite place = row(parent, 2);
        folder = new Text(place, SWT.BORDER);
        folder.setText(SampleProject.current().folder().toString());
        folder.setToolTipText("The folder that the samples are written into");
        folder.setLayoutData(wide());
        folder.setData("org.lamella.id", "welcome.samples.folder");
        Button browse = new Button(place, SWT.PUSH);
        browse.setText("&Browse…");
        browse.addListener(SWT.Selection, event -> browse());
        Composite buttons = row(parent, 3);
        make = new Button(buttons, SWT.PUSH);
        make.setText("&Make the sample project");
        make.setData("org.lamella.id", "welcome.samples.make");
        make.addListener(SWT.Selection, event -> make());
        stop = new Button(buttons, SWT.PUSH);
        stop.setText("St&op");
        stop.setEnabled(false);
        stop.setData("org.lamella.id", "welcome.samples.stop");
        stop.addListener(SWT.Selection, event -> {
            if (job != null) {
                job.cancel();
            }
        });
        state = new Label(parent, SWT.WRAP);
        state.setLayoutData(wide());
        state.setData("org.lamella.id", "welcome.samples.state");
    }

    private static GridData wide() {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 140;
        return data;
    }

    private static Composite row(Composite parent, int columns) {
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        return row;
    }

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(window.getShell());
        dialog.setText("Folder for the sample project");
        dialog.setFilterPath(folder.getText());
        String chosen = dialog.open();
        if (chosen != null) {
            folder.setText(chosen);
        }
    }

    private void make() {
        if (folder.getText().isBlank()) {
            say("Choose a folder first.");
            return;
        }
        SampleProject samples = new SampleProject(Path.of(folder.getText().strip()));
        make.setEnabled(false);
        stop.setEnabled(true);
        say("Simulating; the view Progress says how far it is…");
        job = SampleHandler.make(window, samples);
        StepJob.whenEnded(job, state, well -> ended(samples, well));
    }

    private void ended(SampleProject samples, boolean well) {
        make.setEnabled(true);
        stop.setEnabled(false);
        say(well ? "The samples are in " + samples.folder() + "; the navigator shows them." : "Stopped. What was complete is kept.");
    }

    private void say(String text) {
        state.setText(text);
        fit.run();
    }
}
