"""Files in their place, whoever writes first."""

import threading
from concurrent.futures import ThreadPoolExecutor

from plugins import site


def test_many_can_write_into_a_new_folder_at_once(tmp_path):
    at_once = threading.Barrier(8)

    def write(number):
        at_once.wait()
        for round_ in range(40):
            site.write(tmp_path, f"{round_}/deep/{number}.txt", "æ")

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(write, range(8)))

    assert len(list(tmp_path.rglob("*.txt"))) == 320
    assert (tmp_path / "0/deep/0.txt").read_text(encoding="utf-8") == "æ"
