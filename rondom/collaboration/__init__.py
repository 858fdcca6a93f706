"""Looking at working together: reviews of help that is over, and the seven keys."""
