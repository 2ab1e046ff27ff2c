package dev.poolproof.app.web;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.poolproof.app.pool.DatabaseFailure;
import dev.poolproof.app.settings.RefusedSettingsException;
import dev.poolproof.app.tenant.UnknownCustomerException;
import dev.poolproof.app.tenant.UnknownTenantException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure into a problem that a program can read. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int DUPLICATE_KEY = 1062;
    private static final String RETRY_AFTER_SECONDS = "1";

    private final FailureLog failures;

    Problems(FailureLog failures) {
        this.failures = failures;
    }

    /** A browser is sent to a page, a program gets the problem. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknownTenant(UnknownTenantException failure, HttpServletRequest request) {
        if (Browsers.isBrowser(request.getHeader(HttpHeaders.ACCEPT))) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(TenantNotFoundPage.PATH))
                    .build();
        }
        return answer(ProblemKind.UNKNOWN_TENANT.because(message(failure)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingTenant(MissingTenantException failure) {
        return answer(ProblemKind.MISSING_TENANT.because(message(failure)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknownCustomer(UnknownCustomerException failure) {
        return answer(ProblemKind.UNKNOWN_CUSTOMER.because(message(failure)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidRequest(InvalidRequestException failure) {
        ProblemDetail problem = ProblemKind.INVALID_REQUEST.because(message(failure));
        problem.setProperty("problems", failure.problems());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> controlRefused(ControlRefusedException failure) {
        return answer(ProblemKind.CONTROL_REFUSED.because(failure.status(), message(failure)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> poolClosed(PoolClosedException failure) {
        return unavailable(DatabaseFailure.POOL_CLOSED, failure);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusedSettings(RefusedSettingsException failure) {
        return invalidRequest(new InvalidRequestException(failure.problems().stream()
                .map(problem -> new InvalidRequestException.Problem(
                        problem.key(), problem.rule() + ", for example " + problem.example()))
                .toList()));
    }

    /** Spring's own failures carry the driver's as their cause. */
    @ExceptionHandler({
        SQLException.class,
        PoolInitializationException.class,
        DataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<ProblemDetail> database(Exception failure) {
        if (isDuplicateKey(failure) || isDuplicateKey(failure.getCause())) {
            return answer(ProblemKind.DUPLICATE_EMAIL.because("Another customer of the tenant has this e-mail."));
        }
        Optional<DatabaseFailure> cause = DatabaseFailure.of(failure);
        return cause.isPresent() ? unavailable(cause.get(), failure) : internal(failure);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> internal(Exception failure) {
        LOG.error("A request failed in a way that nobody foresaw.", failure);
        return answer(ProblemKind.INTERNAL_ERROR.because("The service failed; its log has the reason."));
    }

    /** What Spring itself refuses: bodies that are no JSON, values of the wrong type, unknown paths and methods. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = body instanceof ProblemDetail problem && problem.getDetail() != null
                ? problem.getDetail()
                : "The request cannot be served.";
        ProblemKind kind = status.is4xxClientError() ? ProblemKind.INVALID_REQUEST : ProblemKind.INTERNAL_ERROR;
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(kind.because(status, detail));
    }

    private static boolean isDuplicateKey(@Nullable Throwable failure) {
        return failure instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_KEY;
    }

    private ResponseEntity<ProblemDetail> unavailable(DatabaseFailure cause, Exception failure) {
        failures.note(cause, failure);
        ProblemDetail problem = ProblemKind.DATABASE_UNAVAILABLE.because(
                switch (cause) {
                    case TOO_MANY_CONNECTIONS -> "The database server refuses further connections.";
                    case POOL_CLOSED -> "The connection pool was closed.";
                    case ACQUIRE_TIMEOUT -> "No connection became free in time.";
                    case DATABASE_UNREACHABLE -> "The database server does not answer.";
                });
        problem.setProperty("cause", cause.id());
        return ResponseEntity.of(problem)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }

    private static String message(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}
