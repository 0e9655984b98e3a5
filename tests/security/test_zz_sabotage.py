import logging
from tests.security.test_dump import *
from tests.security.test_dump import _begin,_dump,_quiet_again
from youthvoice.accounts.models import Area
import json
def test_sabotage(calm_world, _quiet_again, everything_logged, capfd, monkeypatch):
    run = MarkedRun(calm_world)
    b=_begin(calm_world.database)
    run.go(monkeypatch)
    with calm_world.work() as s:
        s.get_one(Area, calm_world.area_id).help_note = json.dumps(run.secrets["answer"])+run.secrets["totp"]
    with calm_world.work() as s:
        s.get_one(Area, calm_world.area_id).help_note = "x"
    logging.getLogger("youthvoice.web").info("request", extra={"endpoint": run.secrets["label"]})
    d=_dump(calm_world.database,b)
    print(len(run.secrets), sorted(run.secrets), len(d))
    assert found_in(d, run.secrets)=={"answer","totp", "totp's bytes"}, found_in(d, run.secrets)
    assert found_in(everything_logged.getvalue().encode(), run.secrets)=={"label"}
