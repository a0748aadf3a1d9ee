"""Who answers for things: the roles, departments, where they are reached, and who works where."""
