package dev.chorus.realtime;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The realtime service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class RealtimeApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application with its own settings file, so that several services can share a class path. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(RealtimeApplication.class)
                .properties("spring.config.name=realtime-service");
    }
}
