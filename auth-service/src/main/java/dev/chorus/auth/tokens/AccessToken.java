package dev.chorus.auth.tokens;

import java.time.Duration;

/** A signed JWT, ready to be sent. */
public record AccessToken(String value, Duration lifetime) {}
