package org.lamella.analysis;

import org.lamella.data.UserError;

/** An analysis that takes its parameters itself, because they are no annotated fields of its own class. */
public interface ParameterReceiver {
    /**
     * Is called once, before the analysis runs.
     *
     * @throws UserError when a value does not fit
     */
    void receive(ParameterValues values) throws UserError;
}
