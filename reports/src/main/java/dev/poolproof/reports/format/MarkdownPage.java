package dev.poolproof.reports.format;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * A text in Markdown as code hosts show it. Whatever it is given is shown as it is: the library escapes what would be Markdown,
 * and what only code hosts read more into (addresses, mentions, issue numbers, emoji, formulas) is broken up invisibly.
 */
final class MarkdownPage {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());

    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(EXTENSIONS).build();

    /** U+2060, which has no width and joins what stands beside it. */
    private static final String JOINER = "\u2060";

    /** Names of emoji; of numbers only those that are some, since a line number stands between colons as well. */
    private static final String EMOJI = "(?:[\\w+-]*[a-zA-Z+-][\\w+-]*|100|1234):";

    /** Where code hosts begin to read more into a text. */
    private static final Pattern MORE_BEGINS = Pattern.compile(
            "(?<=[@#](?=\\w))|(?<=:(?=//|" + EMOJI + "))|(?<=www(?=\\.))|(?=\\$)|(?<=[Gg][Hh](?=-\\d))");

    private final Node root = new Document();

    MarkdownPage heading(int level, String text) {
        Heading heading = new Heading();
        heading.setLevel(level);
        heading.appendChild(plain(text));
        root.appendChild(heading);
        return this;
    }

    /** A paragraph in which code stands between backticks. */
    MarkdownPage paragraph(String prose) {
        root.appendChild(with(new Paragraph(), prose));
        return this;
    }

    /** A list of labelled lines. */
    MarkdownPage entries(List<Entry> entries) {
        BulletList list = list();
        for (Entry entry : entries) {
            Paragraph paragraph = new Paragraph();
            StrongEmphasis label = new StrongEmphasis();
            label.appendChild(plain(entry.label()));
            paragraph.appendChild(label);
            paragraph.appendChild(new Text(": "));
            item(list, with(paragraph, entry.value()));
        }
        return this;
    }

    MarkdownPage bullets(List<String> items) {
        BulletList list = list();
        items.forEach(text -> item(list, with(new Paragraph(), text)));
        return this;
    }

    /**
     * A table.
     *
     * @param heads its columns
     * @param rows its rows, each of as many cells as there are columns
     */
    MarkdownPage table(List<String> heads, List<List<Cell>> rows) {
        TableHead head = new TableHead();
        head.appendChild(row(heads.stream().map(Cell::prose).toList(), true));
        TableBody body = new TableBody();
        rows.forEach(cells -> body.appendChild(row(cells, false)));
        TableBlock table = new TableBlock();
        table.appendChild(head);
        table.appendChild(body);
        root.appendChild(table);
        return this;
    }

    MarkdownPage code(String text) {
        FencedCodeBlock block = new FencedCodeBlock();
        String visible = Visible.text(text);
        block.setLiteral(visible.endsWith("\n") ? visible : visible + "\n");
        block.setFenceCharacter("`");
        root.appendChild(block);
        return this;
    }

    /**
     * Opens a part that is shown when asked for.
     *
     * @param summary what it is, in words of our own
     */
    MarkdownPage openDetails(String summary) {
        return html("<details>\n<summary>" + summary + "</summary>");
    }

    MarkdownPage closeDetails() {
        return html("</details>");
    }

    /** The whole text, ending with a line break. */
    @Override
    public String toString() {
        return RENDERER.render(root).stripTrailing() + "\n";
    }

    private MarkdownPage html(String literal) {
        HtmlBlock block = new HtmlBlock();
        block.setLiteral(literal);
        root.appendChild(block);
        return this;
    }

    private BulletList list() {
        BulletList list = new BulletList();
        list.setMarker("-");
        list.setTight(true);
        root.appendChild(list);
        return list;
    }

    private static void item(BulletList list, Node content) {
        ListItem item = new ListItem();
        item.appendChild(content);
        list.appendChild(item);
    }

    private static TableRow row(List<Cell> cells, boolean header) {
        TableRow row = new TableRow();
        for (Cell cell : cells) {
            TableCell node = new TableCell();
            node.setHeader(header);
            // The spaces are more than looks: a backslash at a cell's end would take the bar behind it for text.
            node.appendChild(new Text(" "));
            row.appendChild(cell.code() ? withCode(node, cell.text()) : with(node, cell.text()));
            node.appendChild(new Text(" "));
        }
        return row;
    }

    private static Node with(Node parent, String prose) {
        for (Prose.Part part : Prose.parts(prose)) {
            if (part.code()) {
                withCode(parent, part.text());
            } else {
                parent.appendChild(plain(part.text()));
            }
        }
        return parent;
    }

    private static Node withCode(Node parent, String text) {
        parent.appendChild(text.isBlank() ? plain(text) : new Code(Visible.line(text)));
        return parent;
    }

    private static Text plain(String text) {
        return new Text(MORE_BEGINS.matcher(Visible.line(text)).replaceAll(JOINER));
    }

    /**
     * A table's cell.
     *
     * @param text what it says
     * @param code whether that is code or a name, else prose in which code stands between backticks
     */
    record Cell(String text, boolean code) {

        static Cell prose(String text) {
            return new Cell(text, false);
        }

        static Cell code(String text) {
            return new Cell(text, true);
        }
    }
}
