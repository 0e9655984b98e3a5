"""What a young person says, and what comes back."""
