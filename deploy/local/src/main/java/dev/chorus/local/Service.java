package dev.chorus.local;

import dev.chorus.auth.AuthServiceApplication;
import dev.chorus.gateway.GatewayApplication;
import dev.chorus.messaging.MessagingServiceApplication;
import dev.chorus.notification.NotificationServiceApplication;
import dev.chorus.post.PostServiceApplication;
import dev.chorus.realtime.RealtimeApplication;
import dev.chorus.socialgraph.SocialGraphServiceApplication;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The seven services. */
enum Service {
    GATEWAY(0, "gateway", GatewayApplication::application),
    AUTH(1, "auth-service", AuthServiceApplication::application),
    POST(2, "post-service", PostServiceApplication::application),
    SOCIAL_GRAPH(3, "social-graph-service", SocialGraphServiceApplication::application),
    MESSAGING(4, "messaging-service", MessagingServiceApplication::application),
    NOTIFICATION(5, "notification-service", NotificationServiceApplication::application),
    REALTIME(6, "realtime-service", RealtimeApplication::application);

    private final int place;
    private final String id;
    private final Supplier<SpringApplicationBuilder> application;

    Service(int place, String id, Supplier<SpringApplicationBuilder> application) {
        this.place = place;
        this.id = id;
        this.application = application;
    }

    static Service called(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service is called " + id));
    }

    /** How far its port is from the gateway's. */
    int place() {
        return place;
    }

    /** Its name everywhere: module, configuration file, consumer group. */
    String id() {
        return id;
    }

    /** As it is written in the names of environment variables: {@code POST_SERVICE}. */
    String variable() {
        return id.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** As its own main method would run it. */
    SpringApplicationBuilder application() {
        return application.get();
    }

    boolean hasDatabase() {
        return this != GATEWAY && this != REALTIME;
    }

    /** The name of its database and of the role that owns it. */
    String database() {
        return id.replace("-service", "").replace('-', '_');
    }
}
