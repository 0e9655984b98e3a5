"""Who is in a young person's team, and how to reach each of them."""
