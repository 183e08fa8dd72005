package dev.chorus.gateway.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the web client is.
 *
 * @param directory read again whenever something in it changes, for who works on the client; the one packed in otherwise
 */
@ConfigurationProperties("chorus.gateway.client")
record ClientSettings(@Nullable Path directory) {}
