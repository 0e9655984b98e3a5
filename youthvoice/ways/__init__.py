"""Other ways to say something: a voice note, a drawing, a strip of pictures."""
