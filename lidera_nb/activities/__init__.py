"""The only place where domains meet: one file an activity, all pure."""
