"""The sections of a report on networks and judgement: from numbers to words and charts."""
