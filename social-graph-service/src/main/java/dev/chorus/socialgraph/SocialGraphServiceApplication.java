package dev.chorus.socialgraph;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Owns who follows, blocks and mutes whom. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SocialGraphServiceApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The service, ready to run with its own settings. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(SocialGraphServiceApplication.class)
                .properties("spring.config.name=social-graph-service");
    }
}
