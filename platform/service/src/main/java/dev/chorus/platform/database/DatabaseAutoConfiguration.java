package dev.chorus.platform.database;

import io.r2dbc.spi.Option;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** The database's connections live on the event loops of the service's own HTTP: no thread hands over to another. */
@AutoConfiguration(after = NettyReactiveWebServerAutoConfiguration.class)
@ConditionalOnClass(ConnectionFactoryOptionsBuilderCustomizer.class)
@ConditionalOnBean(ReactorResourceFactory.class)
public class DatabaseAutoConfiguration {
    /** As r2dbc-postgresql names it. */
    private static final Option<LoopResources> LOOP_RESOURCES = Option.valueOf("loopResources");

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer databaseOnSharedLoops(ReactorResourceFactory resources) {
        return options -> options.option(LOOP_RESOURCES, resources.getLoopResources());
    }
}
