"""A real server with two workers: how many home pages a second, and how much memory it takes."""

from __future__ import annotations

import http.cookiejar
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.figures import Figure, bench_settings
from tests.bench.server_time import new_world
from tests.world import PICTURES, World
from youthvoice.questions.instrument import instrument

_SECONDS = 10


def measure_serving(folder: Path) -> list[Figure]:
    """Requests a second of the signed-in home page with two workers, and a worker's memory."""
    if shutil.which("wrk") is None:
        return [Figure("requests a second", "not measured", "wrk is not installed")]
    world = new_world(folder, "serving")
    world.duty_lead()
    sam = world.staff("Sam")
    otter = world.young(sam)
    for question in instrument().questions:
        world.says(otter, "I want to know who decides.", question.id)
    cookie = world.browser(otter).client.get_cookie("__Host-young")
    assert cookie is not None
    with serving(folder / "serving.sqlite") as (address, pid):
        _sign_in(world, address)
        per_second = _wrk(f"{address}/home", f"__Host-young={cookie.value}")
        memory = [_memory_mb(child) for child in _workers(pid)]
    return [
        Figure("home page, signed in, two workers", f"{per_second:.0f} /s", "over 500 /s"),
        Figure("memory of a worker (RSS)", f"{max(memory):.0f} MB", "under 120 MB"),
    ]


@contextmanager
def serving(database: Path) -> Iterator[tuple[str, int]]:
    """The production server on a free port: its address and its process."""
    settings = bench_settings(f"sqlite:///{database}")
    environment = {
        **os.environ,
        "YOUTHVOICE_ENVIRONMENT": "test",
        "YOUTHVOICE_DATABASE_URL": settings.database_url,
        "YOUTHVOICE_SECRET_KEY": settings.secret_key,
        "YOUTHVOICE_HOUSE_SECRET": settings.house_secret,
    }
    port = free_port()
    command = [sys.executable, "-m", "youthvoice", "serve", "--port", str(port), "--workers", "2"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}", server.pid
        finally:
            server.terminate()
            server.wait(10)


def _sign_in(world: World, address: str) -> None:
    """One whole sign-in, so that the memory counted is that of a worker which has done one."""
    jar = http.cookiejar.CookieJar(
        http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https"))
    )
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(f"{address}/sign-in").read().decode()
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    fields = {"csrf_token": token[1], "name": "Otter", "picked": PICTURES, "go": "1"}
    answer = opener.open(f"{address}/sign-in", urllib.parse.urlencode(fields).encode())
    assert "Hi Otter." in answer.read().decode()


def _wrk(address: str, cookie: str) -> float:
    command = ["wrk", "-t1", "-c8", f"-d{_SECONDS}s", "-H", f"Cookie: {cookie}", address]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in printed, printed
    found = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    assert found is not None, printed
    return float(found[1])


def _workers(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in children if _memory_mb(int(child)) > 30]


def _memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
