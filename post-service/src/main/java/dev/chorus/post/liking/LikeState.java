package dev.chorus.post.liking;

/** Whether the caller likes a post, and how many do. */
record LikeState(boolean liked, long likeCount) {}
