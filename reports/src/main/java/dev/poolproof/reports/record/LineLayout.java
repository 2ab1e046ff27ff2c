package dev.poolproof.reports.record;

import java.io.Serial;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Lays JSON out for people and tools that work by line: the first two levels are indented, what lies deeper stays on its
 * line. So a sample is one line, and an hour of them is still a file that an editor opens.
 */
final class LineLayout extends DefaultPrettyPrinter {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int INDENTED_LEVELS = 2;

    LineLayout() {
        super(Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        Indenter shallow = new ShallowIndenter();
        indentArraysWith(shallow);
        indentObjectsWith(shallow);
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
        return new LineLayout();
    }

    private static final class ShallowIndenter implements Indenter {
        @Override
        public void writeIndentation(JsonGenerator generator, int level) {
            if (level <= INDENTED_LEVELS) {
                generator.writeRaw("\n" + "  ".repeat(level));
            }
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
