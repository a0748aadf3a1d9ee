"""Who answers for things: departments, where they are reached, and who works where."""
