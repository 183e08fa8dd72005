package dev.chorus.messaging;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Owns direct messages and message requests. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MessagingServiceApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The service, ready to run with its own settings. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(MessagingServiceApplication.class)
                .properties("spring.config.name=messaging-service");
    }
}
