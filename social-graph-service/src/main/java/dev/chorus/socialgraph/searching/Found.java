package dev.chorus.socialgraph.searching;

import dev.chorus.events.Author;

/** Someone who was found, and where in the order. */
record Found(Author author, Rank rank) {}
