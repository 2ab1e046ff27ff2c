package dev.poolproof.app.tenant;

import java.util.regex.Pattern;

/**
 * A customer of the service with a database of its own.
 *
 * @param slug how requests name it, for example {@code tenant-1}
 * @param name how people call it
 * @param schema its database
 */
public record Tenant(String slug, String name, String schema) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public Tenant {
        if (!isSlug(slug)) {
            throw new IllegalArgumentException("Not a tenant's slug: " + slug);
        }
    }

    /** Whether a text could be a tenant's slug at all. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }
}
