package dev.poolproof.app.tenant;

import dev.poolproof.app.settings.Rules;
import dev.poolproof.app.settings.SettingsReader;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who the tenants are.
 *
 * @param count how many there are: {@code tenant-1} to {@code tenant-COUNT}
 * @param seedRows customers that each of them has from the start, with the ids 1 to this number
 */
public record TenantSettings(int count, int seedRows) {

    public TenantSettings {
        new Rules()
                .require(count >= 1 && count <= 1_000, "tenants", count, "1 to 1000 tenants", "3")
                .require(seedRows >= 1 && seedRows <= 1_000_000, "seed-rows", seedRows, "1 to 1000000 rows", "300")
                .enforce();
    }

    public static TenantSettings read(SettingsReader settings) {
        return new TenantSettings(settings.number("tenants", 3), settings.number("seed-rows", 300));
    }

    /** The tenants, in order of their numbers. */
    List<Tenant> tenants(String schemaPrefix) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Tenant("tenant-" + number, "Tenant " + number, schemaPrefix + number))
                .toList();
    }
}
