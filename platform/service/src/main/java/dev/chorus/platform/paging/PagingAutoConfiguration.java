package dev.chorus.platform.paging;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Lets controllers take a {@link PageRequest}. */
@AutoConfiguration
public class PagingAutoConfiguration {

    @Bean
    WebFluxConfigurer pageArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new PageRequestArgumentResolver());
            }
        };
    }
}
