package dev.chorus.platform.problem;

import dev.chorus.platform.tracing.CurrentTrace;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The one place where errors become answers. Faults are logged here, without their request's content. */
final class ProblemExceptionHandler implements ErrorWebExceptionHandler, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    /** Clients that cannot get through come again, all of them. */
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(1);

    private final Sample warnings = new Sample(BETWEEN_WARNINGS, System::nanoTime);
    private final ProblemWriter problems;

    ProblemExceptionHandler(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        DomainProblem problem = ProblemMapping.of(error);
        if (error instanceof MethodNotAllowedException method) {
            exchange.getResponse().getHeaders().setAllow(method.getSupportedMethods());
        }
        if (problem.status().value() == 401) {
            exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return Mono.deferContextual(context -> {
            if (problem.status().value() == 500) {
                log.error("Unexpected failure, trace {}", CurrentTrace.id(context), error);
            } else if (problem.status().is5xxServerError()) {
                warnings.take()
                        .ifPresent(others -> log.warn(
                                "Unavailable, trace {}, and {} others before it: {}",
                                CurrentTrace.id(context),
                                others,
                                error.toString()));
            }
            return problems.write(exchange, problem);
        });
    }

    /** Before Boot's own handler (-1). */
    @Override
    public int getOrder() {
        return -10;
    }
}
