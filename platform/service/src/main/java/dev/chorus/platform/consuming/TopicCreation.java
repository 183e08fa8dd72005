package dev.chorus.platform.consuming;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates the declared topics also when the broker comes up after the service: Spring's own attempt is made only once. */
final class TopicCreation implements SmartLifecycle {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final KafkaAdmin admin;
    private volatile @Nullable Thread thread;

    TopicCreation(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("topic-creation").start(() -> {
            try {
                while (!admin.initialize()) {
                    Thread.sleep(RETRY);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
