package dev.chorus.socialgraph.people;

/** Two people whose rows this transaction has locked. */
public record Pair(Person me, Person other) {}
