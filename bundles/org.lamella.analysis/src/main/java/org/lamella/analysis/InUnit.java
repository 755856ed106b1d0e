package org.lamella.analysis;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The unit of a numeric parameter. A bare number on the command line or in a recipe is in this unit; a number with
 * another unit of the same kind is converted; any other unit is refused.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface InUnit {
    /** The symbol, as {@link org.lamella.data.Unit#parse} reads it. */
    String value();
}
