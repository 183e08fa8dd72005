package dev.chorus.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintValidatorContext;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c",
                "ada.lovelace+chorus@mail.example.org",
                "O'Brien@example.co.uk",
                "x_1-2=3@sub-domain.example.museum",
                "jürgen@münchen.example",
                "用户@例子.公司",
            })
    void whatPeopleUseIsAccepted(String address) {
        assertThat(valid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.c",
                "a b@c.d",
                "a@b c.d",
                "a@b@c.d",
                "a@b",
                "a@.b",
                "a@b.",
                "a@b..c",
                "a..b@c.d",
                ".a@b.c",
                "a.@b.c",
                "a@-b.c",
                "a@b-.c",
                "a@b.c\n",
                "<a@b.c>",
                "a@[127.0.0.1]",
                "a,b@c.d",
                "\"a\"@b.c",
            })
    void whatCannotBeOneIsRefused(String address) {
        assertThat(valid(address)).isFalse();
    }

    @Test
    void aLongTextIsRefusedWithoutMuchWork() {
        assertThat(valid("a.".repeat(30_000) + "@example.org")).isFalse();
        assertThat(valid("a@" + "b.".repeat(30_000) + "org")).isFalse();
    }

    private static boolean valid(String address) {
        return new EmailAddressValidator().isValid(address, unused());
    }

    private static ConstraintValidatorContext unused() {
        return (ConstraintValidatorContext) Proxy.newProxyInstance(
                EmailAddressTest.class.getClassLoader(),
                new Class<?>[] {ConstraintValidatorContext.class},
                (_, method, _) -> {
                    throw new AssertionError(method);
                });
    }
}
