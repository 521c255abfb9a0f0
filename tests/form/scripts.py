"""The form's scripts, called from Python: what they say is compared with what Python says."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

_CALLS = Path(__file__).with_name("calls.mjs")


class Scripts:
    """One Node process in which functions of ``theme/scripts`` are called."""

    def __init__(self) -> None:
        node = shutil.which("node")
        assert node, "Node mangler / is missing: the form's scripts cannot be tried"
        self._process = subprocess.Popen(
            [node, str(_CALLS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8",
        )  # fmt: skip

    def call(self, module: str, name: str, *arguments: Any) -> Any:
        """What the function *name* of the script *module*, such as ``write.js``, answers."""
        return self._ask({"module": module, "name": name, "arguments": arguments})

    def keep(self, value: Any) -> dict[str, int]:
        """Send *value* once; the answer stands for it in the arguments of later calls."""
        return {"document": self._ask({"keep": value})}

    def _ask(self, call: dict[str, Any]) -> Any:
        self._process.stdin.write(json.dumps(call) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        assert "error" not in said, said["error"]
        return said.get("value")

    def end(self) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()
