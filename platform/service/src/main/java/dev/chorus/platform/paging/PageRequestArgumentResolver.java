package dev.chorus.platform.paging;

import dev.chorus.platform.problem.ValidationProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads a {@link PageRequest} from the query. */
final class PageRequestArgumentResolver implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        return new PageRequest(limit(query.getFirst("limit")), cursor(query.getFirst("cursor")));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // Refused below, like a number out of range.
        }
        throw new ValidationProblem("limit", "must be a number from 1 to " + PageRequest.MAX_LIMIT);
    }

    private static @Nullable Cursor cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Cursor.decode(text);
        } catch (IllegalArgumentException _) {
            throw new ValidationProblem("cursor", "must be a nextCursor from an earlier answer");
        }
    }
}
