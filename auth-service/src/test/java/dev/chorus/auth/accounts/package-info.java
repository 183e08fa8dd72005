@NullMarked
package dev.chorus.auth.accounts;

import org.jspecify.annotations.NullMarked;
