package dev.poolproof.guard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "jdbc:mysql://127.0.0.1:3306/shop > jdbc:mysql://127.0.0.1:3306/shop",
                "jdbc:mysql://127.0.0.1:3306/ > jdbc:mysql://127.0.0.1:3306/",
                "jdbc:mysql://db/shop?user=app&password=secret > jdbc:mysql://db/shop",
                "jdbc:mysql://db/shop?user=app&password=sec@ret > jdbc:mysql://db/shop",
                "jdbc:mysql://app:secret@db:3306/shop > jdbc:mysql://db:3306/shop",
                "jdbc:mysql://app:sec?ret@db:3306/shop > jdbc:mysql://db:3306/shop",
                "jdbc:mysql://app:sec/ret@db:3306/shop > jdbc:mysql://db:3306/shop",
                "jdbc:mysql:loadbalance://a:3306,b:3306/shop > jdbc:mysql:loadbalance://a:3306,b:3306/shop",
                "jdbc:mysql://address=(host=db)(user=app)(password=secret)/shop > jdbc:mysql://(not shown)",
                "jdbc:mysql://(host=db,user=app,password=secret)/shop > jdbc:mysql://(not shown)",
                "jdbc:mariadb://[::1]:3306/shop > jdbc:mariadb://[::1]:3306/shop",
                "jdbc:postgresql://db/shop?password=secret > jdbc:postgresql://db/shop",
                "jdbc:sqlserver://db\\main:1433;databaseName=shop;password=secret > jdbc:sqlserver://db\\main:1433",
                "jdbc:h2:mem:shop;PASSWORD=secret > jdbc:h2:mem:shop",
                "jdbc:h2:tcp://db/~/shop;PASSWORD=secret > jdbc:h2:tcp://db/~/shop",
                "jdbc:oracle:thin:app/secret@//db:1521/shop > jdbc:oracle:",
                "jdbc:oracle:thin:app/secret@db:1521:shop > jdbc:oracle:",
            })
    void keepsTheDatabaseAndDropsTheRest(String url, String expected) {
        assertThat(DatabaseTarget.of(url)).isEqualTo(expected).doesNotContain("secret", "sec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "mysql://app:secret@db/shop"})
    void showsNothingOfWhatIsNoJdbcUrl(String url) {
        assertThat(DatabaseTarget.of(url)).isNull();
    }

    @Test
    void isUnknownWithoutAUrl() {
        assertThat(DatabaseTarget.of(null)).isNull();
    }
}
