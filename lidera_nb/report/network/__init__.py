"""The network report: who turns to whom, as far as it may be told and as sure as it is."""
