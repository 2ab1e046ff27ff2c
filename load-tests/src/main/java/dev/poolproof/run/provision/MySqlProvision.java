package dev.poolproof.run.provision;

/** A real mysqld, fetched from Maven Central by the user's Maven and started in place: MySQL without Docker. */
final class MySqlProvision implements Provision.Strategy {

    @Override
    public ProvidedDatabase provide(ProvisionRequest request) {
        MySqlPlatform platform = MySqlPlatform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        return new InPlaceProvision(
                        Provision.MYSQL,
                        "MySQL",
                        400,
                        "mysql.log",
                        (shared, folder, progress) ->
                                new MySqlProgram(MySqlBinaries.unpacked(shared, folder, platform, progress)))
                .provide(request);
    }
}
