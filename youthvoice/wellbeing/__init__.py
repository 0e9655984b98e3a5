"""How things are: six short scales in faces, whenever a young person wants."""
