package dev.chorus.gateway.reference;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.chorus.platform.problem.GenericProblem;
import java.net.URI;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** What is at {@code /docs}. Nothing there loads anything from elsewhere, and the browser is told to see to it. */
@Configuration(proxyBeanMethods = false)
class ReferenceRoutes {
    /** The renderer sets styles of elements, and draws its icons from data. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    @Bean
    RouterFunction<ServerResponse> reference() {
        return route().GET(
                        "/docs",
                        _ -> ServerResponse.temporaryRedirect(URI.create("/docs/"))
                                .build())
                .GET("/docs/", _ -> file("index.html"))
                .GET("/docs/openapi.json", document("openapi.yaml"))
                .GET("/docs/asyncapi.json", document("asyncapi.yaml"))
                .GET("/docs/{file}", request -> file(request.pathVariable("file")))
                .GET("/docs/{folder}/{file}", ReferenceRoutes::fileInFolder)
                .build();
    }

    private static Mono<ServerResponse> fileInFolder(ServerRequest request) {
        return file(request.pathVariable("folder") + "/" + request.pathVariable("file"));
    }

    private static Mono<ServerResponse> file(String path) {
        return Mono.fromCallable(() -> ReferenceFile.find(path))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(found -> found.map(
                                file -> answer(file.type()).body(BodyInserters.fromResource(file.content())))
                        .orElseGet(() -> Mono.error(GenericProblem.notFound())));
    }

    /** Made when the first asks. */
    private static HandlerFunction<ServerResponse> document(String name) {
        Mono<JsonNode> document = Mono.fromCallable(() -> ReferenceDocument.read(name))
                .subscribeOn(Schedulers.boundedElastic())
                .cache();
        return _ -> document.flatMap(json -> answer(MediaType.APPLICATION_JSON).bodyValue(json));
    }

    private static ServerResponse.BodyBuilder answer(MediaType type) {
        return ServerResponse.ok()
                .contentType(type)
                .cacheControl(KEPT)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
