package dev.poolproof.guard.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSuspectsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SET autocommit = 0 | autocommit",
                "set session SQL_MODE='' | sql_mode",
                "SET LOCAL sql_mode = 'A', time_zone = '+00:00' | sql_mode time_zone",
                "SET @@sql_mode=CONCAT(@@sql_mode, ',A'), @@session.time_zone='+00:00' | sql_mode time_zone",
                "SET @@`sql_mode` = '' | sql_mode",
                "SET `sql_mode` = '' | sql_mode",
                "SET @a = 1, @`b` := 2 | @a @b",
                "SET @a = (SELECT MAX(b = c) FROM d) | @a",
                "SELECT @a := 1, @b | @a",
                "SELECT b, c INTO @b, @c FROM d WHERE e = @e | @b @c",
                "SET NAMES utf8mb4 | character_set_client character_set_connection character_set_results collation_connection",
                "SET SESSION TRANSACTION READ ONLY"
                        + " | transaction_isolation transaction_read_only tx_isolation tx_read_only",
                "SET tx_isolation = 'SERIALIZABLE' | transaction_isolation tx_isolation",
                "USE other | database()",
                "/* a */ USE other | database()",
                "/*!40101 SET NAMES utf8 */ | character_set_client character_set_connection character_set_results"
                        + " collation_connection",
                "SELECT 1; SET time_zone = '+01:00' | time_zone",
                "SELECT GET_LOCK('a b', 10) | NAMED_LOCK:a b",
                "SELECT get_lock ( \"a\" , 1 ), GET_LOCK('b', 1) | NAMED_LOCK:a NAMED_LOCK:b",
                "LOCK TABLES a READ, b WRITE | TABLE_LOCK:",
                "LOCK TABLE a WRITE | TABLE_LOCK:",
                "CREATE TEMPORARY TABLE a(b INT) | TEMPORARY_TABLE:a",
                "create or replace temporary table if not exists `d`.`a` SELECT 1 | TEMPORARY_TABLE:`d`.`a`",
            })
    void namesWhatAStatementMayChange(String sql, String names) {
        assertThat(names(SqlSuspects.of(sql))).isEqualTo(names == null ? "" : names);
    }

    private static String names(SqlSuspects suspects) {
        return suspects.items().stream()
                .map(item -> item.kind() == SessionItem.DATABASE.kind() ? item.name() : item.kind() + ":" + item.name())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 'SET autocommit = 0'",
                "SELECT \"it's; SET autocommit = 0\", 'it''s @a := 1'",
                "SELECT 'a\\'; SET autocommit = 0; '",
                "UPDATE customers SET name = 'Ada', mail = @mail WHERE id = 1",
                "INSERT INTO customers SET name = 'Ada'",
                "SELECT @a, @@sql_mode FROM b WHERE @c = 1",
                "-- SET autocommit = 0",
                "# SET autocommit = 0",
                "/* SET autocommit = 0; */ SELECT 1",
                "SET GLOBAL max_connections = 5",
                "SET @@global.max_connections = 5",
                "SET PERSIST max_connections = 5, sort_buffer_size = 1",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "SELECT `get_lock`('a', 1)",
                "SELECT GET_LOCK(CONCAT('a', 'b'), 1)",
                "CREATE TABLE a(b INT)",
                "SELECT '",
                "SELECT `",
                "/*",
                "@",
                "@@",
            })
    void suspectsNothingElse(String sql) {
        assertThat(SqlSuspects.of(sql)).isEqualTo(SqlSuspects.NONE);
    }

    @Test
    void knowsTheParametersThatNameALock() {
        assertThat(SqlSuspects.of("SELECT ?, '?', GET_LOCK(?, ?), GET_LOCK(?, 1)")
                        .lockParameters())
                .containsExactly(2, 4);
    }

    @Test
    void goesOnAfterACommentToTheEndOfItsLine() {
        assertThat(names(SqlSuspects.of("-- a\n# b\nUSE other -- SET autocommit = 0")))
                .isEqualTo("database()");
    }

    @Test
    void readsLongStatements() {
        String rows = String.join(", ", java.util.Collections.nCopies(50_000, "('it''s', \"a\\\\\")"));

        assertThat(SqlSuspects.of("INSERT INTO a VALUES " + rows)).isEqualTo(SqlSuspects.NONE);
    }

    @Test
    void dividesAsTheServerDoes() {
        List<String> words = SqlWord.of("SELECT @a:=`b c`.d_1, 'e' /* f */ FROM @@session.g--1").stream()
                .map(SqlWord::text)
                .toList();

        assertThat(words)
                .isEqualTo(Arrays.asList(
                        "SELECT", "@a", ":=", "`b c`", ".", "d_1", ",", "'e'", "FROM", "@@session.g", "-", "-", "1"));
    }
}
