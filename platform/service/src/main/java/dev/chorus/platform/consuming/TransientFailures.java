package dev.chorus.platform.consuming;

import dev.chorus.platform.personal.DataKeysUnavailable;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a dependency's absence, which passes, from a record that can never be applied. */
final class TransientFailures {
    private TransientFailures() {}

    static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case TransientDataAccessException _,
                        DataAccessResourceFailureException _,
                        CannotCreateTransactionException _,
                        R2dbcTransientException _,
                        RetriableException _,
                        DataKeysUnavailable _,
                        TimeoutException _,
                        IOException _ -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
