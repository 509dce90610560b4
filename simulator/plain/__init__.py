"""The line-mode face: for screen readers, pipes and scripts. No cursor movement, no colour."""
