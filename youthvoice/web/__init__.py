"""What every front door shares: who may come in, sessions, headers, forms, logs."""
