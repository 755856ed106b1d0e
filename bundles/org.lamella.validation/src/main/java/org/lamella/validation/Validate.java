package org.lamella.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.lamella.data.Progress;

/** Runs every study in full and writes what was found. */
public final class Validate {
    private Validate() {
    }

    /** The studies, in the order of the report. */
    public static List<Study> studies() {
        return List.of(new PositionStudy(), new AmorphousStudy(), new NanocrystalStudy(), new AmbiguityStudy(), new InterphaseStudy(), new WhiteLineStudy(),
                new DeconvolutionStudy(), new LineScanStudy(), new LayersStudy());
    }

    /** @param arguments the file to write, {@code docs/validation.md} when there is none */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments.length > 0 ? arguments[0] : "docs/validation.md").toAbsolutePath();
        StringBuilder text = new StringBuilder("""
                # Validation

                What Lamella claims of its own numbers, the bound that each claim has to keep, and what was found. Written by
                `./build.sh validate`, which runs every study in full; the tests run the same studies with fewer seeds.
                """);
        boolean holds = true;
        for (Study study : studies()) {
            System.err.println("validate: " + study.title());
            List<Claim> claims = study.run(study.fullSize(), onTerminal());
            text.append("\n## ").append(study.title()).append("\n\n").append(study.description())
                    .append("\n\n| claim | bound | found | from | holds |\n|---|---|---|---|---|\n");
            for (Claim claim : claims) {
                text.append("| ").append(claim.claim()).append(" | ").append(claim.bound()).append(" | ").append(claim.figure()).append(" | ")
                        .append(claim.basis()).append(" | ").append(claim.holds() ? "yes" : "**no**").append(" |\n");
                System.err.println("validate:   " + claim.claim() + ": " + claim.figure() + " (" + claim.bound() + ")");
                holds &= claim.holds();
            }
        }
        Files.createDirectories(file.getParent());
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        System.err.println("validate: wrote " + file);
        if (!holds) {
            System.exit(1);
        }
    }

    private static Progress onTerminal() {
        return new Progress() {
            private int last;

            @Override
            public void report(double fraction, String step) {
                int tenth = (int) (fraction * 10);
                if (tenth > last) {
                    last = tenth;
                    System.err.println(String.format(Locale.ROOT, "validate:   %s %d %%", step, tenth * 10));
                }
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
