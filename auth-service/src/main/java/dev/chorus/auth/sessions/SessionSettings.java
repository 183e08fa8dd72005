package dev.chorus.auth.sessions;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param refreshTokenLifetime how long a session lasts without being refreshed */
@Validated
@ConfigurationProperties("chorus.auth")
record SessionSettings(@DefaultValue("30d") @NotNull Duration refreshTokenLifetime) {}
