package dev.poolproof.run.provision;

import java.util.Locale;

/**
 * What a run's things are called on a server that it shares.
 *
 * @param schemaPrefix how its schemas begin
 * @param account its service's account
 */
record RunNames(String schemaPrefix, String account) {

    /** A MySQL account has at most 32 letters; {@code poolproof_} takes 10. */
    private static final int LONGEST_ID = 22;

    static RunNames of(String runId) {
        String id = runId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        if (id.length() > LONGEST_ID) {
            id = id.substring(0, LONGEST_ID - 9) + "_" + String.format(Locale.ROOT, "%08x", runId.hashCode());
        }
        return new RunNames("poolproof_" + id + "_", "poolproof_" + id);
    }

    /** The schemas as a pattern of SQL's LIKE. */
    String schemaPattern() {
        return schemaPrefix.replace("_", "\\_") + "%";
    }
}
