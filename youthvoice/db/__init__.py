"""The database: column types, connections, and the migrations that make its tables."""
