"""People who sign in: young people and staff, joining, sign-in, a lost code."""
