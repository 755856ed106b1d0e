package org.lamella.ui.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.lamella.analysis.Recipe;
import org.lamella.data.UserError;

/** Runs several analyses, one after the other. */
final class RecipeJobs {
    private RecipeJobs() {
    }

    /** A step that fails does not keep the following ones from being run; one that is cancelled does. */
    static void runOneAfterTheOther(List<AnalysisRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        AnalysisLauncher.run(requests.get(0)).addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                if (event.getResult().getSeverity() != org.eclipse.core.runtime.IStatus.CANCEL) {
                    runOneAfterTheOther(requests.subList(1, requests.size()));
                }
            }
        });
    }

    /** @throws UserError when the file is no recipe or names files that are not there */
    static List<AnalysisRequest> read(Path file) throws UserError {
        Recipe recipe = Recipe.read(file);
        List<Path> inputs = recipe.files(file.toAbsolutePath().getParent());
        List<AnalysisRequest> requests = new ArrayList<>();
        for (Recipe.Step step : recipe.steps()) {
            Map<String, String> parameters = new LinkedHashMap<>();
            step.parameters().forEach((name, value) -> parameters.put(name,
                    value instanceof List<?> list ? String.join(",", list.stream().map(String::valueOf).toList()) : String.valueOf(value)));
            requests.add(new AnalysisRequest(step.analysis(), inputs, parameters));
        }
        return requests;
    }
}
