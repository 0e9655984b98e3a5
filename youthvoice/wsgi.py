"""Production entry: `granian --interface wsgi youthvoice.wsgi:app`."""

from __future__ import annotations

import os
import sys

from youthvoice import create_app
from youthvoice.config import Settings, SettingsRefused
from youthvoice.web.logs import start_log

start_log()
try:
    app = create_app(Settings.from_mapping(os.environ))
except SettingsRefused as refused:
    sys.exit(f"Not started: {refused}")
