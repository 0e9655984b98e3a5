"""What helps when a young person does not feel safe: agreed, kept by versions, at hand."""
