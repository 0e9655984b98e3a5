"""The settings of the demo: its secrets are made once and kept beside its database."""

from __future__ import annotations

import json
import secrets
from pathlib import Path


def demo_environment(folder: Path) -> dict[str, str]:
    """Settings as the environment would hold them, for a demo that lives in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "secrets.json"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(
            json.dumps({"key": secrets.token_urlsafe(48), "house": secrets.token_urlsafe(48)}),
            encoding="utf-8",
        )
    own = json.loads(kept.read_text(encoding="utf-8"))
    return {
        "YOUTHVOICE_ENVIRONMENT": "demo",
        "YOUTHVOICE_DATABASE_URL": f"sqlite:///{(folder / 'youthvoice.sqlite').resolve()}",
        "YOUTHVOICE_SECRET_KEY": own["key"],
        "YOUTHVOICE_HOUSE_SECRET": own["house"],
        # The demo has no TLS, and not every browser or script sends Secure cookies without it.
        "YOUTHVOICE_PLAIN_HTTP": "1",
        # So that the page can be seen. Nothing goes out before `youthvoice alerts send` is run.
        "YOUTHVOICE_ALERTS_CONTACT": "mailto:alerts@youthvoice.example",
    }
