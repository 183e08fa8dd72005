package dev.chorus.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Data of a person, a text. On Kafka it is encrypted under that person's key; once the key is destroyed it reads as the
 * empty text, for good.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {

    /**
     * Whose data it is: paths, from the record that has this component, to components that hold a person's id. The first
     * that is not null counts.
     */
    String[] value();
}
