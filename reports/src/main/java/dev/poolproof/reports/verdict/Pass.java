package dev.poolproof.reports.verdict;

import java.util.List;

/**
 * The evidence is good enough, and nothing was found.
 *
 * @param sight what the judge could see
 */
public record Pass(Sight sight) implements Verdict {

    @Override
    public String word() {
        return "PASS";
    }

    @Override
    public int exitCode() {
        return 0;
    }

    @Override
    public List<Finding> findings() {
        return List.of();
    }
}
