package dev.chorus.platform.outbox;

import dev.chorus.events.CloudEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.ProducerFactory;

/** Real producers that refuse each of some events once, at once, as if they did not get the topic's metadata. */
final class RefusingProducers implements ProducerFactory<String, byte[]> {
    private final ProducerFactory<String, byte[]> real;
    private final Set<UUID> refused;

    RefusingProducers(ProducerFactory<String, byte[]> real, Set<UUID> refused) {
        this.real = real;
        this.refused = refused;
    }

    @Override
    public Producer<String, byte[]> createProducer() {
        return refusing(real.createProducer());
    }

    @Override
    public Producer<String, byte[]> createNonTransactionalProducer() {
        return refusing(real.createNonTransactionalProducer());
    }

    @Override
    public void reset() {
        real.reset();
    }

    @SuppressWarnings("unchecked") // the proxy is of exactly this type
    private Producer<String, byte[]> refusing(Producer<String, byte[]> producer) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("send") && refused.remove(id((ProducerRecord<?, ?>) arguments[0]))) {
                        return CompletableFuture.failedFuture(new TimeoutException("No metadata"));
                    }
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static UUID id(ProducerRecord<?, ?> record) {
        return UUID.fromString(
                new String(record.headers().lastHeader(CloudEvent.ID_HEADER).value(), StandardCharsets.UTF_8));
    }
}
