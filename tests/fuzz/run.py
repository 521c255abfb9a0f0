"""``inv fuzz``: inputs led by what the code does, for a bounded time.

Each target starts from a clean corpus of real files. An input that it should not have minded is
saved and shown.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from .seeds import TOKENS, seeds

PROJECT = Path(__file__).resolve().parents[2]
CACHE = PROJECT / ".cache" / "fuzz"
_LARGEST = 16 * 1024
_BETWEEN_LINES = 10
_PROGRESS = re.compile(r"#(\d+)\s.*cov: (\d+).*exec/s: (\d+)")
_SHOWN = 400

_SAID = {
    "da": {
        "impossible": "inv fuzz kræver Linux på x86-64 og Python 3.11-3.14. Kør den dér.",
        "progress": "{target}: {runs} forsøg, {branches} grene, {speed} i sekundet",
        "fine": "{target}: intet fundet på {seconds} sekunder.",
        "found": "{target}: noget gik galt. Filen, der fik det til at ske: {path}",
        "bytes": "Den begynder med: {start}",
        "done": "Fuzzing er slut: {found} af {targets} mål fandt en fejl.",
    },
    "en": {
        "impossible": "inv fuzz needs Linux on x86-64 and Python 3.11-3.14. Run it there.",
        "progress": "{target}: {runs} runs, {branches} branches, {speed} a second",
        "fine": "{target}: nothing found in {seconds} seconds.",
        "found": "{target}: something went wrong. The file that made it happen: {path}",
        "bytes": "It begins with: {start}",
        "done": "Fuzzing has ended: {found} of {targets} targets found a fault.",
    },
}


def fuzz(seconds: int, language: str) -> int:
    """Fuzz every target for so many *seconds* each; answers the exit code."""
    said = _SAID[language]
    if importlib.util.find_spec("atheris") is None:
        print(said["impossible"], file=sys.stderr)
        return 1
    found = [target for target in TOKENS if not _is_fine(target, seconds, said)]
    print(said["done"].format(found=len(found), targets=len(TOKENS)))
    return 1 if found else 0


def _is_fine(target: str, seconds: int, said: dict[str, str]) -> bool:
    folder = CACHE / target
    corpus, results = _clean(folder, target), folder / "found"
    results.mkdir(exist_ok=True)
    known = set(results.iterdir())
    command = [
        sys.executable, "-m", "tests.fuzz.targets", target, str(corpus),
        f"-max_total_time={seconds}", f"-max_len={_LARGEST}", "-timeout=30", "-rss_limit_mb=1024",
        f"-dict={folder / 'tokens.txt'}", f"-artifact_prefix={results}/", "-print_final_stats=0",
    ]  # fmt: skip
    with subprocess.Popen(
        command, cwd=PROJECT, encoding="utf-8", errors="replace",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        lines = list(_shown(target, process.stdout, said))
    if process.returncode == 0:
        print(said["fine"].format(target=target, seconds=seconds))
        return True
    print("".join(line for line in lines if not line.startswith(("#", "INFO:"))))
    for path in sorted(set(results.iterdir()) - known):
        print(said["found"].format(target=target, path=path.relative_to(PROJECT)))
        print(said["bytes"].format(start=path.read_bytes()[:_SHOWN]))
    return False


def _clean(folder: Path, target: str) -> Path:
    """A corpus with nothing but the seeds, beside the words that inputs are made of."""
    corpus = folder / "corpus"
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"{number:04}").write_bytes(seed[:_LARGEST])
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in TOKENS[target])
    tokens = "".join(f'"{word}"\n' for word in escaped)
    (folder / "tokens.txt").write_text(tokens, encoding="utf-8")
    return corpus


def _shown(target: str, lines: Iterator[str], said: dict[str, str]) -> Iterator[str]:
    """The *lines* of a fuzzer; now and then one of them is shown in words."""
    shown = time.monotonic()
    for line in lines:
        yield line
        progress = _PROGRESS.match(line)
        if progress and time.monotonic() - shown > _BETWEEN_LINES:
            runs, branches, speed = progress.groups()
            print(said["progress"].format(target=target, runs=runs, branches=branches, speed=speed))
            shown = time.monotonic()
