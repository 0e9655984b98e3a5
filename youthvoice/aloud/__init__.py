"""Pages read aloud: which sounds there are beside the voices of a phone, and how they are made."""
