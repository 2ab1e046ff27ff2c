package dev.poolproof.reports.format;

/** Makes text of the watched service visible as it is: what could act on its reader instead is shown as a box. */
final class Visible {

    private static final int BOX = 0x25a1;

    private Visible() {}

    /** The text with line breaks and tabs kept. */
    static String text(String value) {
        return map(value, true);
    }

    /** The text on one line. */
    static String line(String value) {
        return map(value, false);
    }

    private static String map(String value, boolean keepsLayout) {
        return value.codePoints()
                .map(character ->
                        keepsLayout && (character == '\n' || character == '\t') ? character : shown(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Control characters, halves of a character, and marks that turn the direction of what follows. */
    private static int shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> BOX;
            case Character.FORMAT -> turnsDirection(character) ? BOX : character;
            case Character.UNASSIGNED -> isNoCharacter(character) ? BOX : character;
            default -> character;
        };
    }

    private static boolean turnsDirection(int character) {
        return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
    }

    /** XML forbids U+FFFE and U+FFFF. */
    private static boolean isNoCharacter(int character) {
        return (character & 0xfffe) == 0xfffe;
    }
}
