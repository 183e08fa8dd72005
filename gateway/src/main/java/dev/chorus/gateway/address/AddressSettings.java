package dev.chorus.gateway.address;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom to believe about a client's address.
 *
 * @param trustedProxies networks in CIDR notation, such as {@code 10.0.0.0/8}, whose {@code X-Forwarded-For} counts
 */
@Validated
@ConfigurationProperties("chorus.gateway.address")
record AddressSettings(@DefaultValue @NotNull List<String> trustedProxies) {}
