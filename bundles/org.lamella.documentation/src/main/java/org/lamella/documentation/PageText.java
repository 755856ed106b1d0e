package org.lamella.documentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The HTML of a page's Markdown: headings can be linked to, and identifiers of literature ({@code doi:10...}, {@code arXiv:...}) are
 * links. Text of plug-ins stays text: no HTML of theirs, no addresses that run something.
 *
 * @param html the body, without its title
 * @param sections the headings of the second level in their order
 */
record PageText(String html, List<Section> sections) {
    private static final Pattern LITERATURE = Pattern.compile("doi:(10\\.\\d{4,9}/[^\\s,;]*[^\\s,;.:)])|arXiv:(\\d{4}\\.\\d{4,5})");
    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(TablesExtension.create());

    /**
     * A heading.
     *
     * @param id by which it is linked to
     * @param title its text, without marks
     */
    record Section(String id, String title) {
    }

    PageText {
        sections = List.copyOf(sections);
    }

    static PageText of(String markdown) {
        Node document = Parser.builder().extensions(EXTENSIONS).build().parse(markdown);
        Headings headings = new Headings();
        document.accept(headings);
        document.accept(new LiteratureLinks());
        HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    String id = headings.ids.get(node);
                    if (id != null) {
                        attributes.put("id", id);
                    }
                }).build();
        return new PageText(renderer.render(document), headings.sections);
    }

    /** Gives every heading an id of its own. */
    private static final class Headings extends AbstractVisitor {
        private final Map<Node, String> ids = new java.util.IdentityHashMap<>();
        private final Map<String, Integer> used = new HashMap<>();
        private final List<Section> sections = new ArrayList<>();

        @Override
        public void visit(Heading heading) {
            StringBuilder title = new StringBuilder();
            heading.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    title.append(text.getLiteral());
                }

                @Override
                public void visit(Code code) {
                    title.append(code.getLiteral());
                }
            });
            String plain = title.toString().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
            String base = plain.isEmpty() ? "section" : plain;
            int count = used.merge(base, 1, Integer::sum);
            String id = count == 1 ? base : base + "-" + count;
            ids.put(heading, id);
            if (heading.getLevel() == 2) {
                sections.add(new Section(id, title.toString()));
            }
        }
    }

    /** Turns identifiers of literature into links that show them as they are. */
    private static final class LiteratureLinks extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            // A link inside a link is none.
        }

        @Override
        public void visit(Text text) {
            String literal = text.getLiteral();
            Matcher matcher = LITERATURE.matcher(literal);
            int done = 0;
            Node last = text;
            while (matcher.find()) {
                Text before = new Text(literal.substring(done, matcher.start()));
                Link link = new Link(matcher.group(1) != null ? "https://doi.org/" + matcher.group(1) : "https://arxiv.org/abs/" + matcher.group(2), null);
                link.appendChild(new Text(matcher.group()));
                last.insertAfter(before);
                before.insertAfter(link);
                last = link;
                done = matcher.end();
            }
            if (done > 0) {
                last.insertAfter(new Text(literal.substring(done)));
                text.unlink();
            }
        }
    }
}
