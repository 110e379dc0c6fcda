"""The files of the casedesk widget."""
