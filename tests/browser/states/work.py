"""What staff can see: signing in, the caseload, a folder, its threads, their own pages."""

from __future__ import annotations

from tests.browser.scene import QUESTION, Scene, begins_to_write, days_ago
from tests.browser.states.state import State, adding_to
from tests.recording import speaks
from tests.world import PASSPHRASE
from youthvoice.accounts.attempts import count_wrong
from youthvoice.accounts.roles import Role
from youthvoice.accounts.sign_in import name_lookup
from youthvoice.accounts.staff import invite_staff, switch_off
from youthvoice.answers.models import Verdict
from youthvoice.folders.invitations import cancel_invitation
from youthvoice.questions.instrument import instrument

states: list[State] = []
state = adding_to(states)
_ASKED = instrument().question(QUESTION).plain


@state("work.week", "This week")
def week(scene: Scene) -> None:
    scene.promises(0, scene.says(), 1)
    scene.at(scene.sam, "/work/week")


@state("work.week", "This week")
def week_empty(scene: Scene) -> None:
    scene.at(scene.sam, "/work/week")


@state("work.sign_in", "Sign in to work")
def work_sign_in(scene: Scene) -> None:
    scene.phone.open("/work/sign-in")


@state("work.sign_in", "Sign in to work")
def work_sign_in_empty(scene: Scene) -> None:
    work_sign_in(scene)
    scene.button("Sign in").click()


@state("work.sign_in", "Sign in to work")
def work_sign_in_wrong(scene: Scene) -> None:
    _ = scene.sam
    work_sign_in(scene)
    scene.box("Sign-in name").fill("sam")
    scene.box("Passphrase").fill("not this one at all")
    scene.box("Six digits").fill("123456")
    scene.button("Sign in").click()


@state("work.sign_in", "Sign in to work")
def work_sign_in_too_soon(scene: Scene) -> None:
    _ = scene.sam
    with scene.world.work() as session:
        for _ in range(9):
            count_wrong(session, name_lookup(scene.world.house, "sam"))
    work_sign_in_wrong(scene)


@state("work.sign_in", "Sign in to work")
def work_sign_in_after_a_lock(scene: Scene) -> None:
    thread_owed(scene)
    scene.box("Your answer").fill("I will ask")
    begins_to_write(scene.page)
    scene.locks()
    scene.button("Send the answer").click()


@state("work.enrol", "Welcome, Alex")
def enrol(scene: Scene) -> None:
    with scene.world.work() as session:
        _, token = invite_staff(
            session, scene.world.house, scene.world.area_id, "Alex", Role.KEYWORKER
        )
    scene.phone.open(f"/work/enrol/{token.text}")


@state("work.enrol", "Welcome, Alex")
def enrol_empty(scene: Scene) -> None:
    enrol(scene)
    scene.button("Finish").click()


@state("work.enrol", "Welcome, Alex")
def enrol_refused(scene: Scene) -> None:
    enrol(scene)
    scene.box("Sign-in name").fill("alex")
    scene.box("Passphrase").fill(PASSPHRASE)
    scene.box("The same passphrase again").fill("something else entirely")
    scene.box("Six digits").fill("123456")
    scene.button("Finish").click()


@state("work.enrol", "This invitation does not work")
def enrol_over(scene: Scene) -> None:
    scene.phone.open("/work/enrol/used-or-over")


@state("work.caseload", "Your caseload")
def caseload_empty(scene: Scene) -> None:
    scene.at(scene.sam, "/work/")


@state("work.caseload", "Your caseload")
def caseload(scene: Scene) -> None:
    everybody(scene)
    caseload_empty(scene)


@state("work.caseload", "Your caseload")
def caseload_with_keys_to_give(scene: Scene) -> None:
    scene.says()
    scene.priya_enrols_again()
    caseload_empty(scene)


@state("work.new_folder", "Invite a young person")
def new_folder(scene: Scene) -> None:
    scene.at(scene.sam, "/work/young-people/new")


@state("work.new_folder", "Invite a young person")
def new_folder_refused(scene: Scene) -> None:
    new_folder(scene)
    scene.button("Make the invitation").click()


@state("work.new_folder", "An invitation for Ellis")
def invited(scene: Scene) -> None:
    new_folder(scene)
    scene.page.get_by_role("textbox").fill("Ellis")
    scene.button("Make the invitation").click()


@state("work.invite", "An invitation for Otter")
def invited_again(scene: Scene) -> None:
    folder(scene)
    scene.button("Make a new invitation").click()


@state("work.folder", "Ellis")
def folder_not_joined(scene: Scene) -> None:
    folder_id = scene.world.folder(scene.sam, "Ellis")
    scene.world.invitation(scene.sam, folder_id)
    scene.at(scene.sam, f"/work/folders/{folder_id}")


@state("work.folder", "Ellis")
def folder_invitation_over(scene: Scene) -> None:
    folder_id = scene.world.folder(scene.sam, "Ellis")
    with scene.world.work() as session:
        cancel_invitation(session, folder_id)
    scene.at(scene.sam, f"/work/folders/{folder_id}")


@state("work.folder", "Otter")
def folder(scene: Scene) -> None:
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}")


@state("work.folder", "Otter")
def folder_full(scene: Scene) -> None:
    scene.calls()
    scene.answered(Verdict.NO)
    scene.says(2, "Nobody told me what happens after the meeting. " * 6, "who-i-am.4")
    scene.says(0, "Just this.", "my-own")
    folder(scene)


@state("work.record", "Who has looked")
def record(scene: Scene) -> None:
    scene.answered(Verdict.NO)
    scene.calls(ended=True)
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/record")


@state("work.thread", _ASKED)
def thread_owed(scene: Scene) -> None:
    scene.says(4)
    _thread(scene)


@state("work.reply", _ASKED)
def thread_without_words_refused(scene: Scene) -> None:
    thread_owed(scene)
    scene.button("Send the answer").click()
    scene.page.get_by_text("Write your answer first.").first.wait_for()


@state("work.promise", _ASKED)
def thread_day_refused(scene: Scene) -> None:
    thread_owed(scene)
    scene.button("Tell them the day").click()


@state("work.thread", _ASKED)
def thread_spoken(scene: Scene) -> None:
    """Pictures, a drawing, and a recording that is none."""
    speaks(scene.world, scene.otter, QUESTION, voice=b"no sound", strip="scared school not")
    _thread(scene)


@state("work.thread", _ASKED)
def thread_day_told(scene: Scene) -> None:
    answer = scene.says(4)
    scene.promises(2, answer, 3)
    _thread(scene)


@state("work.thread", _ASKED)
def work_thread_answered(scene: Scene) -> None:
    scene.answered()
    _thread(scene)


@state("work.thread", _ASKED)
def thread_not_answered_for_them(scene: Scene) -> None:
    scene.answered(Verdict.NO)
    _thread(scene)
    scene.page.get_by_text("And when you are away?").wait_for()


@state("work.thread", _ASKED)
def thread_opened_further(scene: Scene) -> None:
    scene.answered(Verdict.YES)
    _thread(scene)
    scene.unfold("Write something more")


@state("work.thread", instrument().question("my-own").plain)
def thread_of_their_own(scene: Scene) -> None:
    scene.says(1, "<b>This</b> fits nowhere", "my-own")
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/my-own")


@state("work.thread", _ASKED)
def thread_empty(scene: Scene) -> None:
    _thread(scene)


@state("work.duty", "Duty")
def duty_calm(scene: Scene) -> None:
    scene.at(scene.priya, "/work/duty")


@state("work.duty", "Duty")
def duty(scene: Scene) -> None:
    everybody(scene)
    jo = scene.world.staff("Jo")
    with days_ago(5):
        raven = scene.world.young(jo, "Raven")
        scene.world.says(raven, "Will I have to see them in court?")
    with scene.world.work() as session:
        switch_off(session, scene.world.area_id, jo.id)
    scene.world.duty_lead("Dana")
    duty_calm(scene)


@state("work.team", "Your team")
def team_empty(scene: Scene) -> None:
    scene.at(scene.world.staff("Noor", Role.TEAM_MANAGER), "/work/team")


@state("work.team", "Your team")
def team(scene: Scene) -> None:
    everybody(scene)
    team_empty(scene)


@state("work.account", "Your account")
def account_without_folders(scene: Scene) -> None:
    scene.at(scene.world.staff("Noor", Role.TEAM_MANAGER), "/work/account")


@state("work.staff", "Staff")
def staff(scene: Scene) -> None:
    _team(scene)
    scene.at(scene.robin, "/work/staff")


@state("work.staff", "Staff")
def staff_refused(scene: Scene) -> None:
    staff(scene)
    scene.button("Make an invitation").click()


@state("work.staff", "Staff")
def staff_invited(scene: Scene) -> None:
    staff(scene)
    scene.box("Name").fill("Alex")
    scene.page.get_by_role("radio", name="Keyworker").check()
    scene.button("Make an invitation").click()


@state("work.invite_staff_again", "Staff")
def staff_invited_again(scene: Scene) -> None:
    staff(scene)
    scene.button("Invite again Sam").click()


@state("work.switch_off", "Staff")
def staff_last_duty_lead(scene: Scene) -> None:
    _ = scene.priya
    scene.at(scene.robin, "/work/staff")
    scene.unfold("Switch off Priya")
    scene.button("Switch off Priya").click()


@state("work.area", "What young people read about your area")
def area(scene: Scene) -> None:
    scene.at(scene.robin, "/work/area")


@state("work.area", "What young people read about your area")
def area_saved(scene: Scene) -> None:
    area(scene)
    scene.button("Save").click()


@state("work.area", "What young people read about your area")
def area_refused(scene: Scene) -> None:
    area(scene)
    scene.box("When words are read").fill("")
    scene.button("Save").click()


@state("work.account", "Your account")
def account(scene: Scene) -> None:
    scene.at(scene.sam, "/work/account")


@state("work.account", "Your account")
def account_refused(scene: Scene) -> None:
    account(scene)
    scene.box("Your passphrase now").fill(PASSPHRASE)
    scene.box("New passphrase").fill("too short")
    scene.box("The new one again").fill("too short")
    scene.button("Change it").click()


@state("work.folder", "This page is not here")
def work_not_found(scene: Scene) -> None:
    scene.at(scene.sam, f"/work/folders/{scene.sam.id}")


@state("work.reply", "It was not saved")
def reply_not_saved(scene: Scene) -> None:
    thread_owed(scene)
    scene.box("Your answer").fill("I do, with you.")
    with scene.full_disk():
        scene.button("Send the answer").click()
        scene.page.get_by_role("heading", name="It was not saved").wait_for()


def everybody(scene: Scene) -> None:
    """One young person for each thing that can be owed to them."""
    scene.calls()
    for name, days, promised in (("Comet", 4, None), ("Maple", 8, -1), ("Skye", 6, 2)):
        with days_ago(days):
            young = scene.world.young(scene.sam, name)
            answer = scene.world.says(young, "I want to stay at my school.")
        if promised is not None:
            scene.sees(days, "who-i-am.1", young)
            scene.promises(days, answer, promised, young)
    with days_ago(2):
        scene.world.young(scene.sam, "Echo")
    scene.world.invitation(scene.sam, scene.world.folder(scene.sam, "Ellis"))


def _team(scene: Scene) -> None:
    """Sam, Priya, a keyworker who is switched off, and a duty lead who waits for keys."""
    _ = scene.sam
    gone = scene.world.staff("Jo")
    scene.world.duty_lead("Dana")
    with scene.world.work() as session:
        switch_off(session, scene.world.area_id, gone.id)


def _thread(scene: Scene) -> None:
    scene.at(scene.sam, f"/work/folders/{scene.otter.folder_id}/{QUESTION}")
