"""The questions young people have for those who are meant to help, and how each is shown."""
