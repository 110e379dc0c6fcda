"""Files that lie beside the keys, readable by their owner alone from the first byte on."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_private(path: Path, content: Mapping[str, Any]) -> None:
    """Write JSON at once and for good, or leave what was there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(dict(content), stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    Path(name).replace(path)
