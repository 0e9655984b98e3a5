"""Plain words, pictures and the gate that keeps what young people read easy to read."""
