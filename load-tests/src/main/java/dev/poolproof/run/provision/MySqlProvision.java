package dev.poolproof.run.provision;

import dev.poolproof.run.plan.UsageException;
import java.util.Optional;

/** A real mysqld, fetched from Maven Central by the user's Maven and started in place: MySQL without Docker. */
final class MySqlProvision implements Provision.Strategy {

    /** Its files, and the data of a run. */
    private static final long UNPACKED_BYTES = 500L << 20;

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

    @Override
    public Optional<Obstacle> obstacle(String image) {
        try {
            MySqlPlatform platform =
                    MySqlPlatform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
            return SystemLibraries.obstacle(platform)
                    .or(MavenUnpacking::obstacle)
                    .or(() -> SharedFolder.obstacle("mysql-", UNPACKED_BYTES));
        } catch (UsageException e) {
            return Optional.of(new Obstacle(e.getMessage() + ".", "./poolproof run --database embedded"));
        }
    }
}
