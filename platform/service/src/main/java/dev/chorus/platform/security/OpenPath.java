package dev.chorus.platform.security;

import org.springframework.http.HttpMethod;

/** A call that needs no token. Declare as a bean for each. */
public record OpenPath(HttpMethod method, String pattern) {}
