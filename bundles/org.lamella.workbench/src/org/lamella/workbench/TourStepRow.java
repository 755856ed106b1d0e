package org.lamella.workbench;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.lamella.ui.Problems;
import org.lamella.ui.StepJob;

/** A step of a tour in the view: a tick, what to do, and a button that does it. */
final class TourStepRow {
    private static final int INDENT = 24;
    private static final int LEAST_WIDTH = 120;

    private final TourView view;
    private final Tour.Step step;
    private final Composite row;
    private final Button tick;
    private Button perform;
    private Label state;

    TourStepRow(TourView view, Composite parent, Tour.Step step, int index, boolean isDone) {
        this.view = view;
        this.step = step;
        row = new Composite(parent, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        tick = new Button(row, SWT.CHECK | SWT.WRAP);
        tick.setText((index + 1) + ".  " + step.title());
        tick.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        tick.setSelection(isDone);
        tick.setToolTipText("Ticked when done; tick it yourself when you have done it by hand");
        tick.setLayoutData(wide(0));
        tick.setData("org.lamella.id", "tour.tick." + index);
        tick.addListener(SWT.Selection, event -> view.ticked(this));
        Label text = new Label(row, SWT.WRAP);
        text.setText(step.text());
        text.setLayoutData(wide(INDENT));
        if (!step.command().isEmpty()) {
            button(index);
        }
    }

    private void button(int index) {
        Composite line = new Composite(row, SWT.NONE);
        line.setLayoutData(wide(INDENT));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        line.setLayout(layout);
        perform = new Button(line, SWT.PUSH);
        perform.setText("Do it for me");
        perform.setData("org.lamella.id", "tour.perform." + index);
        perform.addListener(SWT.Selection, event -> perform());
        state = new Label(line, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = LEAST_WIDTH / 2;
        state.setLayoutData(data);
    }

    private static GridData wide(int indent) {
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.horizontalIndent = indent;
        data.widthHint = LEAST_WIDTH;
        return data;
    }

    boolean isDone() {
        return tick.getSelection();
    }

    void focus() {
        if (perform != null) {
            perform.setFocus();
        } else {
            tick.setFocus();
        }
    }

    void dispose() {
        row.dispose();
    }

    /** Runs the command of the step; one that returns a job is done when the job is. */
    private void perform() {
        try {
            ParameterizedCommand command = view.getSite().getService(ICommandService.class).deserialize(step.command());
            Object result = view.getSite().getService(IHandlerService.class).executeCommand(command, null);
            if (result instanceof Job job) {
                follow(job);
            } else {
                done();
            }
        } catch (CommandException | RuntimeException e) {
            Problems.report("This step cannot be done: " + e.getMessage(), e);
        }
    }

    private void follow(Job job) {
        perform.setEnabled(false);
        say("Working…");
        view.stay();
        StepJob.whenEnded(job, row, this::ended);
    }

    private void ended(boolean well) {
        perform.setEnabled(true);
        if (well) {
            done();
        } else {
            say("This was not done.");
        }
    }

    private void done() {
        say("");
        tick.setSelection(true);
        view.next(this);
    }

    /** Says something beside the button, if there is one. */
    void say(String text) {
        if (state == null) {
            return;
        }
        state.setText(text);
        view.fit();
    }
}
