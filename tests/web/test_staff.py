"""Staff enrol and sign in with passphrase and phone; an administrator lets them in and out."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest

from tests.page import Browser, Page, form_values
from tests.world import PASSPHRASE, Staff, World, Young
from youthvoice import clock
from youthvoice.accounts.roles import Role
from youthvoice.accounts.staff import invite_staff
from youthvoice.crypto.one_time_codes import current_code

NEW_PASSPHRASE = "umbrella gravel piano forty"


@pytest.fixture
def robin(world: World) -> Browser:
    """An administrator's browser."""
    return world.browser(world.administrator())


def invitation(world: World, role: Role = Role.KEYWORKER, name: str = "Ines") -> str:
    """The address of an invitation."""
    with world.work() as session:
        _, token = invite_staff(session, world.house, world.area_id, name, role)
    return f"/work/enrol/{token.text}"


def shown_link(page: Page) -> str:
    """The invitation an administrator is shown."""
    (link,) = page.all("code", class_="key")
    return (link.text or "").removeprefix("http://localhost")


def enrol(browser: Browser, path: str, status: int = 200, **other: str) -> Page:
    page = browser.get(path)
    totp = form_values(page.form(path))["totp"]
    fields = {"name": "ines", "passphrase": PASSPHRASE, "again": PASSPHRASE}
    fields["code"] = current_code(totp, clock.now())
    return browser.submit(page, path, status=status, **{**fields, **other})


def sign_in(browser: Browser, who: Staff, status: int = 200, **other: str) -> Page:
    fields = {"name": who.name.lower(), "passphrase": who.passphrase}
    fields["code"] = current_code(who.totp_secret, clock.now())
    page = browser.get("/work/sign-in")
    return browser.submit(page, "/sign-in", status=status, **{**fields, **other})


# Enrolling


def test_an_invitation_becomes_somebody_who_can_sign_in(world: World) -> None:
    path = invitation(world)
    browser = world.browser()
    page = browser.get(path)
    assert page.h1 == "Welcome, Ines"
    secret = form_values(page.form(path))["totp"]
    assert secret in page.text, "for those without a camera"
    assert len(base64.b32decode(secret)) == 20
    assert enrol(browser, path).h1 == "Your caseload"
    # And once only.
    page = world.browser().get(path, status=422)
    assert page.h1 == "This invitation does not work"


def test_a_refused_enrolment_keeps_the_phones_secret_and_the_name(world: World) -> None:
    path, browser = invitation(world), world.browser()
    page = browser.get(path)
    secret = form_values(page.form(path))["totp"]
    fields = {"name": "ines", "passphrase": PASSPHRASE, "again": PASSPHRASE, "code": "000000"}
    refused = browser.submit(page, path, status=422, **fields)
    assert "The six digits did not match." in refused.text
    form = form_values(refused.form(path))
    assert (form["totp"], form["name"]) == (secret, "ines")
    assert (form["passphrase"], form["again"]) == ("", ""), "secrets are not sent back"


def test_an_enrolment_that_cannot_be_is_refused_with_what_to_change(
    world: World, robin: Browser
) -> None:
    path = invitation(world)
    refusals: list[tuple[dict[str, str], str]] = [
        ({"passphrase": "short", "again": "short"}, "Use at least 12 characters."),
        ({"passphrase": "password1234", "again": "password1234"}, "That is easy to guess."),
        ({"passphrase": "ines ines ines", "again": "ines ines ines"}, "That is easy to guess."),
        ({"again": "something else entirely"}, "The two were not the same."),
        ({"name": "robin"}, "Somebody signs in with that name."),
        ({"name": "\u200b"}, "Write something here first."),
    ]
    for other, sentence in refusals:
        assert sentence in enrol(world.browser(), path, 422, **other).text
    assert enrol(world.browser(), path).h1 == "Your caseload", "and nothing was used up"


def test_a_phones_secret_that_is_none_is_refused_calmly(world: World) -> None:
    path, browser = invitation(world), world.browser()
    for totp in ("x", "MFRGG===", "é", "A" * 5000, "<script>", "234567"):
        assert enrol(browser, path, 422, totp=totp).h1 == "Welcome, Ines"


def test_an_invitation_that_was_made_up_is_refused(world: World) -> None:
    browser = world.browser()
    for token in ("x", "a" * 43, "é" * 43, "a" * 5000):
        page = browser.get(f"/work/enrol/{token}", status=422)
        assert page.h1 == "This invitation does not work"


def test_an_invitation_is_over_after_two_days(world: World) -> None:
    path = invitation(world)
    with clock.held_at(clock.now() + timedelta(hours=49)):
        assert world.browser().get(path, status=422).h1 == "This invitation does not work"


# Signing in


def test_each_role_lands_where_its_work_is(world: World) -> None:
    for role, first_page in (
        (Role.KEYWORKER, "Your caseload"),
        (Role.DUTY_LEAD, "Duty"),
        (Role.TEAM_MANAGER, "Your team"),
        (Role.ADMINISTRATOR, "Staff"),
        (Role.PARTICIPATION_WORKER, "Words without a name"),
    ):
        assert sign_in(world.browser(), world.staff(f"A {role.value}", role)).h1 == first_page


def test_a_sign_in_leads_back_to_where_somebody_was_going(
    world: World, sam: Staff, otter: Young
) -> None:
    browser = world.browser()
    page = browser.get(f"/work/folders/{otter.folder_id}")
    fields = {"name": "Sam", "passphrase": PASSPHRASE}
    fields["code"] = current_code(sam.totp_secret, clock.now())
    assert browser.submit(page, "/sign-in", **fields).path == f"/work/folders/{otter.folder_id}"


def test_a_passphrase_alone_does_not_let_anybody_in(world: World, sam: Staff) -> None:
    yesterday = current_code(sam.totp_secret, clock.now() - timedelta(days=1))
    for code in ("000000", yesterday, "0" * 500, "abcdef"):
        sign_in(world.browser(), sam, 422, code=code)
    # The fourth wrong try was the last free one; digits of another script are digits all the same.
    with clock.held_at(clock.now() + timedelta(minutes=1)):
        sign_in(world.browser(), sam, 422, code="\u0661\u0662\u0663\u0664\u0665\u0666")


def test_a_code_may_be_typed_with_a_space(world: World, sam: Staff) -> None:
    code = current_code(sam.totp_secret, clock.now())
    assert sign_in(world.browser(), sam, code=f"{code[:3]} {code[3:]}").h1 == "Your caseload"


def test_staff_do_not_come_in_by_the_young_door_nor_young_people_at_work(
    world: World, sam: Staff, otter: Young
) -> None:
    browser = world.browser()
    page = browser.submit(browser.get("/sign-in"), "/sign-in", name="sam")
    words = {"kind": "words", "secret_words": PASSPHRASE, "go": "1"}
    browser.submit(page, "/sign-in", status=422, **words)
    fields = {"name": "Otter", "passphrase": f"pictures {otter.pictures}", "code": "000000"}
    page = browser.get("/work/sign-in")
    browser.submit(page, "/sign-in", status=422, **fields)


def test_a_changed_passphrase_is_the_only_one_that_works(
    world: World, sam: Staff, worker: Browser
) -> None:
    page = worker.get("/work/account")
    fields = {"now": PASSPHRASE, "passphrase": NEW_PASSPHRASE, "again": NEW_PASSPHRASE}
    wrong = worker.submit(page, "/account", status=422, **{**fields, "now": "wrong"})
    assert "That is not your passphrase." in wrong.text
    wrong = worker.submit(page, "/account", status=422, **{**fields, "again": "other"})
    assert "The two were not the same." in wrong.text
    assert worker.submit(page, "/account", **fields).h1 == "Sign in to work"
    sign_in(world.browser(), sam, 422)
    assert sign_in(world.browser(), sam, passphrase=NEW_PASSPHRASE).h1 == "Your caseload"


# An administrator


def test_an_administrator_invites_somebody_and_sees_the_link_once(
    world: World, robin: Browser
) -> None:
    page = robin.submit(robin.get("/work/staff"), "/work/staff", name="Ines", role="keyworker")
    link = shown_link(page)
    assert "/work/enrol/" in link
    assert link not in robin.get("/work/staff").html
    assert enrol(world.browser(), link).h1 == "Your caseload"
    assert "Ines" in robin.get("/work/staff").text


def test_a_role_that_is_not_offered_is_not_given(robin: Browser) -> None:
    form = form_values(robin.get("/work/staff").form("/work/staff"))
    for role in ("", "young_person", "king"):
        data = {**form, "name": "Ines", "role": role}
        page = Page(robin.client.post("/work/staff", data=data), "/work/staff")
        assert page.all("code", class_="key") == []
        assert page.all("div", role="alert")


def test_an_administrator_opens_no_folder_and_makes_none(
    world: World, otter: Young, robin: Browser
) -> None:
    for path in ("/work/", "/work/duty", "/work/young-people/new"):
        robin.get(path, status=404)
    robin.get(f"/work/folders/{otter.folder_id}", status=404)
    assert "Otter" not in robin.get("/work/staff").text
    assert "You cannot open any folder." in robin.get("/work/staff").text


def test_switching_off_ends_the_sign_in_and_leaves_the_folder_with_the_duty_lead(
    world: World, robin: Browser
) -> None:
    lead, sam = world.duty_lead(), world.staff("Sam")
    otter = world.young(sam)
    world.says(otter, "Still to be read.")
    robin.submit(robin.get("/work/staff"), f"/staff/{sam.id}/switch-off")
    assert "switched off" in robin.get("/work/staff").text
    sign_in(world.browser(), sam, 422)
    duty = world.browser(lead)
    assert "Without a keyworker" in duty.get("/work/duty").text
    assert "Still to be read." in duty.get(f"/work/folders/{otter.folder_id}").text
    young = world.browser(otter)
    fields = {"words": "Who reads now?", "audience": "worker", "send": "worker"}
    page = young.submit(young.get("/question/who-i-am.2"), "/who-i-am.2", **fields)
    assert page.h1 == "Sent to the duty lead"


def test_the_only_duty_lead_cannot_be_switched_off(world: World, robin: Browser) -> None:
    lead = world.duty_lead()
    page = robin.submit(robin.get("/work/staff"), f"/staff/{lead.id}/switch-off", status=422)
    assert "This is the only duty lead." in page.text
    assert sign_in(world.browser(), lead).h1 == "Duty"


def test_administrators_cannot_switch_themselves_off(world: World) -> None:
    me = world.administrator()
    browser = world.browser(me)
    page = browser.get("/work/staff")
    token = form_values(page.form("/work/staff"))["csrf_token"]
    response = browser.client.post(f"/work/staff/{me.id}/switch-off", data={"csrf_token": token})
    assert response.status_code == 404
    assert browser.get("/work/staff").h1 == "Staff"


def test_whoever_lost_their_passphrase_comes_back_without_keys_until_they_are_given(
    world: World, robin: Browser
) -> None:
    lead, sam = world.duty_lead(), world.staff("Sam")
    otter = world.young(sam)
    world.says(otter, "Still to be read.")
    link = shown_link(robin.submit(robin.get("/work/staff"), f"/staff/{sam.id}/invite-again"))
    worker = world.browser()
    page = enrol(worker, link, name="sam")
    assert page.h1 == "Your caseload"
    assert "Otter" not in page.text, "an administrator cannot get at a folder in this way"
    worker.get(f"/work/folders/{otter.folder_id}", status=404)
    duty = world.browser(lead)
    page = duty.get("/work/duty")
    assert "Sam waits for keys" in page.text
    duty.submit(page, f"/keys/{sam.id}")
    assert "Still to be read." in worker.get(f"/work/folders/{otter.folder_id}").text
    assert (
        "Priya gave a key to someone in the team." in world.browser(otter).get("/who-looked").text
    )


def test_a_team_manager_sees_numbers_and_no_names(world: World, otter: Young) -> None:
    world.says(otter, "Who decides?")
    manager = world.browser(world.staff("Maja", Role.TEAM_MANAGER))
    page = manager.get("/work/team")
    assert "Sam" in page.text
    for secret in ("Otter", "O.", "Who decides?"):
        assert secret not in page.text
    manager.get(f"/work/folders/{otter.folder_id}", status=404)
