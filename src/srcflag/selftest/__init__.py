"""Known edits and foreign claims, planted into the user's own articles: how many are noticed, how many alarms false."""
