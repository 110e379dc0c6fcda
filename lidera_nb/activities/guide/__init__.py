"""The cohort page: who is in, when modules and rounds are open, notices, who leads."""
