"""What the settings promise: complete, free of contradictions, and silent about secrets."""

from __future__ import annotations

import pytest

from youthvoice.config import PUSH_SERVICES, Environment, Settings, SettingsRefused
from youthvoice.crypto.locker import Cost

KEY = "k" * 40
HOUSE = "h" * 40


def environment(**changes: str | None) -> dict[str, str]:
    """A production environment that starts, with these changes; None takes a setting away."""
    values: dict[str, str | None] = {
        "DATABASE_URL": "postgresql://youthvoice@database/youthvoice",
        "SECRET_KEY": KEY,
        "HOUSE_SECRET": HOUSE,
        **changes,
    }
    return {f"YOUTHVOICE_{name}": value for name, value in values.items() if value is not None}


def refusal(**changes: str | None) -> str:
    with pytest.raises(SettingsRefused) as refused:
        Settings.from_mapping(environment(**changes))
    return str(refused.value)


def test_three_settings_are_enough_for_production() -> None:
    settings = Settings.from_mapping(environment())
    assert settings.environment is Environment.PRODUCTION
    assert settings.is_production
    assert not settings.plain_http
    assert settings.behind_proxies == 0
    assert settings.house.cost == Cost()


@pytest.mark.parametrize("name", ["DATABASE_URL", "SECRET_KEY", "HOUSE_SECRET"])
@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_setting_is_refused_in_one_line_that_names_it(
    name: str, value: str | None
) -> None:
    assert refusal(**{name: value}) == f"YOUTHVOICE_{name} is not set"


@pytest.mark.parametrize("name", ["SECRET_KEY", "HOUSE_SECRET"])
@pytest.mark.parametrize("environment_name", list(Environment))
def test_a_short_secret_is_refused_everywhere(name: str, environment_name: str) -> None:
    said = refusal(**{name: "s" * 31, "ENVIRONMENT": environment_name})
    assert said == f"YOUTHVOICE_{name} must be at least 32 characters of randomness"


def test_a_secret_of_32_characters_is_long_enough() -> None:
    Settings.from_mapping(environment(SECRET_KEY="k" * 32, HOUSE_SECRET="h" * 32))


def test_two_secrets_that_are_one_are_refused() -> None:
    said = refusal(SECRET_KEY=KEY, HOUSE_SECRET=KEY)
    assert "YOUTHVOICE_HOUSE_SECRET" in said
    assert "YOUTHVOICE_SECRET_KEY" in said


def test_no_refusal_repeats_a_secret() -> None:
    assert "shh" not in refusal(SECRET_KEY="shh")
    assert KEY not in refusal(SECRET_KEY=KEY, HOUSE_SECRET=KEY)


def test_secrets_are_not_in_what_settings_print() -> None:
    settings = Settings.from_mapping(environment())
    for shown in (repr(settings), str(settings), repr(settings.house)):
        assert KEY not in shown
        assert HOUSE not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENVIRONMENT", "staging"),
        ("PLAIN_HTTP", "yes"),
        ("BEHIND_PROXIES", "one"),
        ("BEHIND_PROXIES", "-1"),
        ("DATABASE_PATIENCE_MS", "5s"),
        ("ARGON2_MEMORY_KIB", "64 MiB"),
        ("ARGON2_PASSES", ""),
    ],
)
def test_a_setting_that_cannot_be_read_is_refused_by_name(name: str, value: str) -> None:
    assert refusal(**{name: value}).startswith(f"YOUTHVOICE_{name} is ")


@pytest.mark.parametrize("address", ["http://weather.example/", "weather.example", "https://", ""])
def test_leave_now_leads_only_to_an_https_address(address: str) -> None:
    assert refusal(LEAVE_TO=address).startswith("YOUTHVOICE_LEAVE_TO ")


def test_production_refuses_plain_http() -> None:
    assert refusal(PLAIN_HTTP="1").startswith("YOUTHVOICE_PLAIN_HTTP ")


@pytest.mark.parametrize("kind", [Environment.DEMO, Environment.TEST])
def test_plain_http_is_for_the_demo_and_for_tests(kind: Environment) -> None:
    assert Settings.from_mapping(environment(PLAIN_HTTP="1", ENVIRONMENT=kind)).plain_http


@pytest.mark.parametrize(
    "weaker", [{"ARGON2_MEMORY_KIB": str(Cost.memory_kib - 1)}, {"ARGON2_PASSES": "2"}]
)
def test_production_refuses_an_argon2_that_is_easier_to_guess(weaker: dict[str, str]) -> None:
    assert refusal(**weaker).startswith("YOUTHVOICE_ARGON2_")


def test_production_takes_an_argon2_that_is_harder_to_guess() -> None:
    settings = Settings.from_mapping(
        environment(ARGON2_MEMORY_KIB=str(2 * Cost.memory_kib), ARGON2_PASSES="4")
    )
    assert settings.house.cost == Cost(2 * Cost.memory_kib, 4)


def test_settings_cannot_be_changed_once_read() -> None:
    settings = Settings.from_mapping(environment())
    with pytest.raises(AttributeError):
        settings.plain_http = True  # type: ignore[misc]


def test_settings_of_other_programs_are_ignored() -> None:
    values = {**environment(), "PLAIN_HTTP": "1", "DATABASE_URL": "elsewhere"}
    assert Settings.from_mapping(values) == Settings.from_mapping(environment())


@pytest.mark.parametrize(
    "contact", ["alerts@voice.example", "mailto:alerts", "http://voice.example", "mailto:a@b c.org"]
)
def test_whom_a_push_service_may_write_to_is_an_address(contact: str) -> None:
    assert "YOUTHVOICE_ALERTS_CONTACT" in refusal(ALERTS_CONTACT=contact)


@pytest.mark.parametrize("services", ["*", "*.*", "https://fcm.googleapis.com", "localhost", "a/b"])
def test_where_messages_may_go_are_names_of_hosts(services: str) -> None:
    assert "YOUTHVOICE_PUSH_SERVICES" in refusal(PUSH_SERVICES=services)


def test_messages_go_to_the_makers_of_browsers_unless_something_else_is_said() -> None:
    assert Settings.from_mapping(environment()).push_services == PUSH_SERVICES
    said = environment(PUSH_SERVICES="push.voice.example *.push.example:8443")
    settings = Settings.from_mapping(said)
    assert settings.push_services == ("push.voice.example", "*.push.example:8443")
    assert settings.alerts_contact == "", "none are offered before somebody sets it up"
