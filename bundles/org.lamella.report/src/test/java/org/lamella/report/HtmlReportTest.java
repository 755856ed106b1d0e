package org.lamella.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.AnalysisRun;
import org.lamella.analysis.InputRecord;
import org.lamella.analysis.Table;
import org.lamella.data.Progress;

class HtmlReportTest {
    private static final String HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>\u202Egnp.\u0000&amp;";
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"]|\"[^\"]*\")*?)(/?)\\s*>");
    private static final Set<String> VOID = Set.of("meta", "br", "img");

    @TempDir
    Path folder;

    @Test
    void holdsEverythingInOneFile() throws Exception {
        AnalysisRun run = SampleRun.run();
        new HtmlReport().write(run, folder, Progress.NONE);
        String page = Files.readString(folder.resolve("report.html"));
        for (String expected : List.of("Lattice indexing", "grain boundary &lt;3&gt;.dm3", "2 warnings", "Region A, left grain",
                "Figure 2.",
                "Table 1.", "<span class=\"unit\">(nm)</span>", "0.2671",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "512 × 0.021 nm = 10.75 nm", "calibrationUncertainty", "1 %", "default: Li, Li2O", "lamella run recipe.yaml",
                        "version 0.1.0",
                "2026-03-04 09:12:45 UTC", "1.8 s", "org.lamella.lattice 0.1.0", "prefers-color-scheme: dark", "@media print")) {
            assertTrue(page.contains(expected), expected);
        }
        assertEquals(2, page.split("<svg ", -1).length - 1);
        check(page);
    }

    /** Balanced tags, no reference to anything outside of the page, nothing that runs. */
    private static void check(String page) {
        Deque<String> open = new ArrayDeque<>();
        Matcher matcher = TAG.matcher(page.replaceFirst("<!DOCTYPE html>", "").replaceFirst("(?s)<style>.*?</style>", ""));
        while (matcher.find()) {
            String name = matcher.group(2);
            assertFalse(Set.of("script", "link", "iframe", "object", "embed", "form", "base").contains(name), matcher.group());
            String attributes = matcher.group(3);
            assertFalse(Pattern.compile("\\son[a-z]+\\s*=").matcher(attributes.replaceAll("\"[^\"]*\"", "\"\"")).find(), matcher.group());
            Matcher reference = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"").matcher(attributes);
            while (reference.find()) {
                assertTrue(reference.group(1).startsWith("#") || reference.group(1).startsWith("data:image/png;base64,"),
                        reference.group(1));
            }
            if (!matcher.group(1).isEmpty()) {
                assertEquals(open.pop(), name);
            } else if (matcher.group(4).isEmpty() && !VOID.contains(name)) {
                open.push(name);
            }
        }
        assertTrue(open.isEmpty(), open.toString());
        assertFalse(page.contains("@import"));
        assertTrue(page.contains("Content-Security-Policy"));
    }

    @Test
    void hostileTextIsShownNotRun() {
        Table table = new Table("t" + HOSTILE, HOSTILE, List.of(new Table.Column(HOSTILE, HOSTILE)), List.of(List.of(HOSTILE)));
        AnalysisResult result = AnalysisResult.builder().say(HOSTILE).table(table)
                .figure(new SvgDrawingTest.Sketch(HOSTILE, HOSTILE, 50, 50, graphics -> graphics.drawString(HOSTILE, 5, 20))).build();
        AnalysisInfo info = new AnalysisInfo(HOSTILE, HOSTILE, HOSTILE, List.of(), HOSTILE);
        // A zero cannot be part of a path, everything else can.
        Path path = Path.of("/data", HOSTILE.replace("/", "").replace("\u0000", ""));
        InputRecord input = new InputRecord(path, HOSTILE, HOSTILE, List.of(), Optional.of(HOSTILE));
        AnalysisRun run = new AnalysisRun(info, HOSTILE, List.of(input), Map.of(HOSTILE, HOSTILE), List.of(HOSTILE), result, Instant.EPOCH,
                Instant.EPOCH.plusSeconds(3700));
        String page = HtmlReport.page(run, Progress.NONE);
        check(page);
        assertFalse(page.contains("<script") || page.contains("<img"), "markup of the file name");
        assertFalse(page.contains("\u202E") || page.contains("\u0000"));
        assertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&gt;&lt;img src=x "
                + "onerror=alert(1)&gt;\uFFFDgnp.\uFFFD&amp;amp;"));
        assertTrue(page.contains("1 h 1 min"));
    }

    @Test
    void aRunWithoutAnythingStillMakesAPage() {
        AnalysisInfo info = new AnalysisInfo("empty", "Empty", "", List.of(), "here");
        Table table = new Table("none", "No rows.", List.of(new Table.Column("a", "nm")), List.of());
        String page = HtmlReport.page(new AnalysisRun(info, "1", List.of(), Map.of(), List.of(), AnalysisResult.builder().table(table)
                .build(),
                Instant.EPOCH, Instant.EPOCH), Progress.NONE);
        check(page);
        assertTrue(page.contains("no rows") && page.contains("no parameters") && page.contains("no input"));
        assertFalse(page.contains("class=\"warnings\""));
    }

    @Test
    void aFailedInputIsNamedOnceInTheWarnings() {
        AnalysisInfo info = new AnalysisInfo("a", "A", "", List.of(), "here");
        InputRecord failed = new InputRecord(Path.of("/x/bad.dm3"), "", "", List.of(), Optional.of("bad.dm3 is cut short"));
        for (List<String> warnings : List.of(List.<String>of(), List.of("bad.dm3 is cut short"))) {
            String page = HtmlReport.page(new AnalysisRun(info, "1", List.of(failed), Map.of(), warnings, AnalysisResult.builder().build(),
                    Instant.EPOCH, Instant.EPOCH), Progress.NONE);
            assertTrue(page.contains("One warning"), "named once");
            assertTrue(page.contains("Not analysed: bad.dm3 is cut short"));
        }
    }

    @Test
    void longTablesAreCutAndSaySo() {
        List<List<Object>> rows = Collections.nCopies(1234, Arrays.<Object>asList(1.5));
        Table table = new Table("long", "Long.", List.of(new Table.Column("a", "nm")), rows);
        String page = HtmlReport.page(SampleRun.run(AnalysisResult.builder().table(table).build(), List.of(), Path.of("a")), Progress.NONE);
        assertTrue(page.contains("The first 200 of 1234 rows; all are in tables/long.csv."));
        check(page);
    }

    @Test
    void aHugeDrawingBecomesAPicture() {
        java.util.Random random = new java.util.Random(1);
        SvgDrawingTest.Sketch dense = new SvgDrawingTest.Sketch("dense", "Dense.", 100, 100, graphics -> {
            for (int i = 0; i < 100000; i++) {
                graphics.drawLine(random.nextInt(100), random.nextInt(100), random.nextInt(100), random.nextInt(100));
            }
        });
        String page = HtmlReport.page(SampleRun.run(AnalysisResult.builder().figure(dense).build(), List.of(), Path.of("a")),
                Progress.NONE);
        assertTrue(page.contains("<img alt=\"Dense.\" src=\"data:image/png;base64,"));
        assertTrue(page.length() < 1_000_000);
        check(page);
    }

    @Test
    void durations() {
        assertEquals("0.25 s", HtmlReport.duration(Instant.EPOCH, Instant.EPOCH.plusMillis(250)));
        assertEquals("1 min 5 s", HtmlReport.duration(Instant.EPOCH, Instant.EPOCH.plusSeconds(65)));
        assertEquals("0 s", HtmlReport.duration(Instant.EPOCH.plusSeconds(1), Instant.EPOCH));
    }
}
