package dev.chorus.auth;

import dev.chorus.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of the whole service, with cheap password hashes, a clock that can be moved, and a fake post-service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ServiceTest(
        properties = {
            "chorus.auth.passwords.memory=256KB",
            "chorus.auth.passwords.iterations=1",
            "chorus.auth.passwords.queue=1000",
            "chorus.auth.post-service.timeout=2s"
        })
@Import(AuthTestBeans.class)
@interface AuthTest {}
