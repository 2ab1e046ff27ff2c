package dev.poolproof.reports.format;

/** Turns a judged run into one text. The same run always gives the same text. */
@FunctionalInterface
interface Rendering {

    /** The whole text, ending with a line break. */
    String render(JudgedRun judged);
}
