package dev.chorus.platform.datakeys;

import dev.chorus.platform.personal.DataKeySource;
import dev.chorus.platform.personal.DataKeys;
import dev.chorus.platform.personal.PersonalData;
import dev.chorus.platform.security.SecurityAutoConfiguration;
import dev.chorus.platform.security.ServiceTokens;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** Personal data in events, with keys from their owner; who owns them declares a {@link DataKeySource} of its own. */
@AutoConfiguration(after = SecurityAutoConfiguration.class)
@EnableConfigurationProperties(DataKeySettings.class)
public class DataKeysAutoConfiguration {
    /** Of an answer with the most keys that may be asked for at once. */
    private static final int MOST_BYTES = 1 << 20;

    @Bean
    @ConditionalOnMissingBean
    DataKeySource dataKeySource(DataKeySettings settings, ServiceTokens tokens) {
        WebClient owner = WebClient.builder()
                .baseUrl(settings.url().toString())
                .clientConnector(
                        new ReactorClientHttpConnector(HttpClient.create().responseTimeout(settings.timeout())))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build();
        return new RemoteDataKeys(owner, tokens, settings.timeout());
    }

    @Bean
    PersonalData personalData(DataKeySource source) {
        return new PersonalData(new DataKeys(source));
    }
}
