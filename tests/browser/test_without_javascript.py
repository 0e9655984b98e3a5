"""Each page does what it is for where no script runs."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.scene import QUESTION, Scene
from tests.world import PASSPHRASE
from youthvoice import clock
from youthvoice.crypto.one_time_codes import current_code

_HERE = f"/question/{QUESTION}"


def test_a_young_person_signs_in_with_pictures_and_signs_out(scene_without_scripts: Scene) -> None:
    scene = scene_without_scripts
    _ = scene.otter
    page = scene.phone.open("/")
    page.get_by_role("link", name="I have been here before").click()
    scene.box("Your made-up name").fill("Otter")
    page.get_by_role("checkbox", name="This is my own phone").check()
    scene.button("Go on").click()
    scene.pick("owl cat")
    scene.button("Undo").click()
    scene.pick("kite cake boat sun drum")
    scene.button("Come in").click()
    _expect(page, "Hi Otter.")
    page.get_by_role("link", name="My account").click()
    scene.button("Forget my name here").click()
    expect(scene.button("Keep my name here")).to_be_visible()
    scene.button("Sign out").click()
    _expect(page, "What is on your mind?")


def test_a_young_person_keeps_shares_and_deletes(scene_without_scripts: Scene) -> None:
    scene = scene_without_scripts
    page = scene.at(scene.otter, _HERE)
    scene.box("Your words").fill("Half a thought")
    scene.button("Save for later").click()
    _expect(page, "Kept for later")
    scene.phone.open(_HERE)
    expect(scene.box("Your words")).to_have_value("Half a thought")
    _keep_just_for_me(scene)
    scene.phone.open(_HERE)
    scene.button("Share with Sam").click()
    _expect(page, "Sent to Sam")
    scene.phone.open(_HERE)
    scene.unfold("Say more about this")
    scene.box("Your words").fill("Another")
    _keep_just_for_me(scene)
    scene.phone.open(_HERE)
    page.get_by_role("link", name="Delete").click()
    scene.button("Yes, delete it").click()
    _expect(page, "Who is in charge of helping me?")
    expect(page.get_by_role("article")).to_have_count(1)
    scene.phone.open("/mine")
    with page.expect_download():
        page.get_by_role("link", name="Get the file").click()


def test_a_young_person_leaves_a_question_without_words(scene_without_scripts: Scene) -> None:
    scene = scene_without_scripts
    page = scene.at(scene.otter, _HERE)
    for button in ("Ask me another time", "I do not want to say"):
        scene.button(button).click()
        _expect(page, "That is OK")
        scene.phone.open(_HERE)
        scene.unfold("Say more about this")
    scene.button("Just ask Sam this").click()
    _expect(page, "Sent to Sam")


def test_a_young_person_calls_for_help_and_is_all_right_again(scene_without_scripts: Scene) -> None:
    scene = scene_without_scripts
    page = scene.at(scene.otter, "/help")
    scene.button("Tell Sam I need them").click()
    expect(page.get_by_text("You asked, today")).to_be_visible()
    scene.button("I am all right now").click()
    expect(page.get_by_text("You said you are all right, today")).to_be_visible()


def test_a_young_person_changes_their_code(scene_without_scripts: Scene) -> None:
    scene = scene_without_scripts
    page = scene.at(scene.otter, "/me/code")
    for button in ("These six", "Use these from now on"):
        scene.pick("crab duck egg fish frog bus")
        scene.button(button).click()
    _expect(page, "Sign in")
    scene.box("Your made-up name").fill("Otter")
    scene.button("Go on").click()
    scene.pick("crab duck egg fish frog bus")
    scene.button("Come in").click()
    _expect(page, "Hi Otter.")


def test_a_worker_invites_promises_and_reads_the_record(scene_without_scripts: Scene) -> None:
    scene = scene_without_scripts
    scene.says()
    page = scene.at(scene.sam, "/work/")
    page.get_by_role("link", name="Invite a young person").click()
    scene.box("What do you call them?").fill("Ellis")
    scene.button("Make the invitation").click()
    _expect(page, "An invitation for Ellis")
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    scene.phone.open(f"/work/folders/{scene.otter.folder_id}/{QUESTION}")
    day = clock.today() + timedelta(days=2)
    page.get_by_label("I will answer by").fill(day.isoformat())
    scene.button("Tell them the day").click()
    expect(page.get_by_text("Promised by")).to_be_visible()
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Who has looked").click()
    expect(page.get_by_text("Sam said by when they will answer.")).to_be_visible()


def test_an_administrator_invites_somebody_who_enrols(scene_without_scripts: Scene) -> None:
    scene = scene_without_scripts
    page = scene.at(scene.robin, "/work/staff")
    scene.box("Name").fill("Alex")
    page.get_by_role("radio", name="Keyworker").check()
    scene.button("Make an invitation").click()
    link = page.get_by_text("/work/enrol/").inner_text()
    assert link.startswith(scene.phone.url)
    page.goto(link)
    _expect(page, "Welcome, Alex")
    scene.box("Sign-in name").fill("alex26")
    scene.box("Passphrase").fill(PASSPHRASE)
    scene.box("The same passphrase again").fill(PASSPHRASE)
    secret = page.locator("code").inner_text()
    scene.box("Six digits").fill(current_code(secret, clock.now()))
    scene.button("Finish").click()
    _expect(page, "Your caseload")


def test_an_administrator_switches_off_and_writes_for_the_area(
    scene_without_scripts: Scene,
) -> None:
    scene = scene_without_scripts
    _ = scene.sam
    page = scene.at(scene.robin, "/work/staff")
    scene.unfold("Switch off Sam")
    scene.button("Switch off Sam").click()
    expect(page.get_by_text("keyworker, switched off")).to_be_visible()
    page.get_by_role("link", name="What young people read").click()
    scene.box("When words are read").fill("every day")
    scene.button("Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def test_staff_change_their_passphrase(scene_without_scripts: Scene) -> None:
    scene = scene_without_scripts
    page = scene.at(scene.sam, "/work/account")
    new = "walnut harbour ribbon trumpet"
    scene.box("Your passphrase now").fill(PASSPHRASE)
    scene.box("New passphrase").fill(new)
    scene.box("The new one again").fill(new)
    scene.button("Change it").click()
    _expect(page, "Sign in to work")
    scene.box("Sign-in name").fill("sam")
    scene.box("Passphrase").fill(new)
    scene.box("Six digits").fill(scene.digits(scene.sam))
    scene.button("Sign in").click()
    _expect(page, "Your caseload")


def _keep_just_for_me(scene: Scene) -> None:
    scene.page.get_by_role("radio", name="Just me").check()
    scene.button("Keep just for me").click()
    _expect(scene.page, "Kept, just for you")


def _expect(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
