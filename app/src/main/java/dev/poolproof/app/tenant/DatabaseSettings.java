package dev.poolproof.app.tenant;

import dev.poolproof.app.settings.Rules;
import dev.poolproof.app.settings.SettingsReader;
import java.util.regex.Pattern;

/**
 * Where the databases are and who may use them.
 *
 * @param url JDBC URL of the server without a schema; driver parameters may follow a question mark
 * @param username an account that may create the schemas below, and should be no administrator: a server keeps one
 *     session in reserve for administrators, and a service that takes it locks everybody out
 * @param password its password; never printed
 * @param masterSchema the database that knows the tenants
 * @param tenantSchemaPrefix what the names of the tenants' databases begin with
 */
public record DatabaseSettings(
        String url, String username, String password, String masterSchema, String tenantSchemaPrefix) {

    private static final Pattern URL = Pattern.compile("jdbc:mysql://[^/?@\\s]+/(\\?(?!.*(?i:password|user)=).*)?");
    private static final Pattern SCHEMA = Pattern.compile("[a-z0-9_]{1,48}");

    public DatabaseSettings {
        new Rules()
                .require(
                        URL.matcher(url).matches(),
                        "database.url",
                        url.matches("(?i).*(@|password).*") ? "…" : url,
                        "a URL jdbc:mysql://HOST:PORT/ without schema, user and password",
                        "jdbc:mysql://127.0.0.1:3306/")
                .require(!username.isBlank(), "database.username", username, "an account's name", "poolproof")
                .require(
                        SCHEMA.matcher(masterSchema).matches(),
                        "database.master-schema",
                        masterSchema,
                        "1 to 48 small letters, digits and underscores",
                        "poolproof_master")
                .require(
                        SCHEMA.matcher(tenantSchemaPrefix).matches() && !masterSchema.startsWith(tenantSchemaPrefix),
                        "database.tenant-schema-prefix",
                        tenantSchemaPrefix,
                        "1 to 48 small letters, digits and underscores that the master schema does not begin with",
                        "poolproof_tenant_")
                .enforce();
    }

    public static DatabaseSettings read(SettingsReader settings) {
        return new DatabaseSettings(
                settings.text("database.url", "jdbc:mysql://127.0.0.1:3306/"),
                settings.text("database.username", "poolproof"),
                settings.text("database.password", ""),
                settings.text("database.master-schema", "poolproof_master"),
                settings.text("database.tenant-schema-prefix", "poolproof_tenant_"));
    }

    /** JDBC URL of one schema, driver parameters kept. */
    public String urlOf(String schema) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url + schema : url.substring(0, parameters) + schema + url.substring(parameters);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + url + ", " + username + "]";
    }
}
