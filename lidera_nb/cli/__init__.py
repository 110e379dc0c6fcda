"""The command ``lidera``: one thin file a command group."""
