package dev.poolproof.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolproof.app.web.InvalidRequestException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerFormTest {

    @Test
    void passesWhatIsUsable() {
        assertThat(new CustomerForm("Ada", "ada@example.org").check())
                .isEqualTo(new CustomerForm.Checked("Ada", "ada@example.org"));
    }

    @Test
    void reportsEveryProblemAtOnce() {
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> new CustomerForm(" ", null).check());

        assertThat(refused.problems()).extracting(Problem::field).containsExactly("name", "email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "ada@", "@example.org", "a b@example.org", "a@b@example.org", "ada@example"})
    void refusesWhatIsNoEmail(String email) {
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> new CustomerForm("Ada", email).check());

        assertThat(refused.problems()).extracting(Problem::field).containsExactly("email");
    }

    @Test
    void refusesWhatDoesNotFitItsColumn() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> new CustomerForm("x".repeat(101), "x".repeat(200) + "@example.org").check());

        assertThat(refused.problems()).extracting(Problem::field).containsExactly("name", "email");
    }
}
