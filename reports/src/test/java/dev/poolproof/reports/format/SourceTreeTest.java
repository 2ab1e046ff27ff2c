package dev.poolproof.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolproof.reports.record.GuardEvidence.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceTreeTest {

    @TempDir
    Path folder;

    @BeforeEach
    void laysOutARepository() throws IOException {
        file("shop/.git/HEAD");
        file("shop/orders/api/src/main/java/com/shop/orders/Orders.java");
        file("shop/orders/api/src/main/kotlin/com/shop/orders/Prices.kt");
        file("shop/orders/api/src/test/java/com/shop/orders/Orders.java");
        file("shop/orders/target/src/main/java/com/shop/orders/Generated.java");
        file("shop/odd/code/com/shop/odd/Odd.java");
        file("shop/Top.java");
        file("secret/Secret.java");
    }

    @ParameterizedTest
    @CsvSource({
        "com.shop.orders.Orders, Orders.java, orders/api/src/main/java/com/shop/orders/Orders.java",
        "com.shop.orders.Orders$Line$1, Orders.java, orders/api/src/main/java/com/shop/orders/Orders.java",
        "com.shop.orders.PricesKt, Prices.kt, orders/api/src/main/kotlin/com/shop/orders/Prices.kt",
        "Top, Top.java, Top.java"
    })
    void findsTheFileOfALine(String className, String file, String path) {
        assertThat(shop().find(site(className, file))).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "com.shop.orders.Generated, Generated.java",
        "com.shop.odd.Odd, Odd.java",
        "com.shop.Unknown, Unknown.java",
        "secret.Secret, ../../secret/Secret.java",
        ".....secret.Secret, Secret.java",
        "com.shop.orders.Orders,"
    })
    void findsNothingElse(String className, @Nullable String file) {
        assertThat(shop().find(site(className, file))).isNull();
    }

    @Test
    void tellsAPathFromTheRootOfTheRepository() {
        SourceTree tree = SourceTree.of(List.of(folder.resolve("shop/orders")));

        assertThat(tree.find(site("com.shop.orders.Orders", "Orders.java"))).startsWith("orders/api/src/main/");
    }

    @Test
    void tellsAPathFromTheFolderItselfWhereThereIsNoRepository() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Files.createDirectories(plain.resolve("src/main/java"));
        Files.createFile(plain.resolve("src/main/java/A.java"));

        assertThat(SourceTree.of(List.of(plain)).find(site("A", "A.java"))).isEqualTo("src/main/java/A.java");
    }

    @Test
    void takesAFolderThatHoldsPackagesItself() {
        SourceTree tree = SourceTree.of(List.of(folder.resolve("nowhere"), folder.resolve("shop/odd/code")));

        assertThat(tree.find(site("com.shop.odd.Odd", "Odd.java"))).isEqualTo("odd/code/com/shop/odd/Odd.java");
    }

    @Test
    void findsNothingWithoutSources() {
        assertThat(SourceTree.none().find(site("com.shop.orders.Orders", "Orders.java")))
                .isNull();
    }

    private SourceTree shop() {
        return SourceTree.of(List.of(folder.resolve("shop")));
    }

    private void file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private static Site site(String className, @Nullable String file) {
        return new Site(className, "method", file, 7);
    }
}
