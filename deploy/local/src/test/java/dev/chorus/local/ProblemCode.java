package dev.chorus.local;

import dev.chorus.platform.problem.DomainProblem;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** A refusal as clients see it. */
record ProblemCode(int status, String code) implements Comparable<ProblemCode> {

    /** All that the services can make: one of each class of problem, or of each of its factories. */
    static Set<ProblemCode> all() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(DomainProblem.class));
        Set<ProblemCode> codes = new TreeSet<>();
        scan.findCandidateComponents("dev.chorus").forEach(found -> {
            try {
                codes.addAll(of(Class.forName(found.getBeanClassName())));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(found.getBeanClassName() + " cannot be made, so that its code is not known", e);
            }
        });
        return codes;
    }

    private static Set<ProblemCode> of(Class<?> type) throws ReflectiveOperationException {
        Set<ProblemCode> codes = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers())
                    && Modifier.isPublic(method.getModifiers())
                    && method.getReturnType() == type) {
                codes.add(of((DomainProblem) method.invoke(null, something(method))));
            }
        }
        if (codes.isEmpty()) {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            codes.add(of((DomainProblem) constructor.newInstance(something(constructor))));
        }
        return codes;
    }

    private static ProblemCode of(DomainProblem problem) {
        return new ProblemCode(problem.status().value(), problem.code());
    }

    private static Object[] something(Executable executable) {
        return Arrays.stream(executable.getParameterTypes())
                .map(type -> {
                    if (type == Duration.class) {
                        return Duration.ofSeconds(1);
                    }
                    return type == List.class ? List.of() : "something";
                })
                .toArray();
    }

    @Override
    public int compareTo(ProblemCode other) {
        return status == other.status ? code.compareTo(other.code) : Integer.compare(status, other.status);
    }

    @Override
    public String toString() {
        return status + " " + code;
    }
}
