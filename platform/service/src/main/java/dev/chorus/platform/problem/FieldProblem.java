package dev.chorus.platform.problem;

/** What is wrong with one field of the request. */
public record FieldProblem(String field, String message) {}
