"""The accessibility statement (tillgänglighetsredogörelse), and what readers report about it."""
