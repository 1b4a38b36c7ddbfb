"""Stage: a Report as text for people, JSON for programs, a page for reviewers. Each renders and computes nothing."""
