"""What a signed-in young person can see."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.scene import QUESTION, Scene
from tests.browser.states.public import old_code
from tests.browser.states.state import State, adding_to
from youthvoice.accounts.models import Person
from youthvoice.answers.drafts import keep_draft, question_subject
from youthvoice.answers.models import Audience, Choice, Verdict
from youthvoice.answers.said import Said
from youthvoice.questions.instrument import instrument

states: list[State] = []
state = adding_to(states)
_HERE = f"/question/{QUESTION}"
_ASKED = instrument().question(QUESTION).plain
_LONG = "It goes on and on. " * 300
_ODD = (
    "<b>bold</b> & <script>alert(1)</script>\n\nمن هو المسؤول؟\n"
    "Averyveryverylongwordwithoutanyspacesthatmustbreaksomewhereonasmallscreen"
)


@state("young.home", "Hi Otter.")
def home_new(scene: Scene) -> None:
    scene.at(scene.otter, "/home")


@state("young.home", "Hi Otter.")
def home_answered(scene: Scene) -> None:
    scene.answered()
    home_new(scene)


@state("young.home", "Hi Otter.")
def home_many_answers(scene: Scene) -> None:
    for number in range(1, 5):
        answer = scene.says(6, question=f"who-i-am.{number}")
        scene.replies(4, answer)
    home_new(scene)


@state("young.home", "Hi Otter.")
def home_called(scene: Scene) -> None:
    scene.calls()
    home_new(scene)


@state("young.home", "Hi Otter.")
def home_call_seen(scene: Scene) -> None:
    scene.calls(seen=True)
    home_new(scene)


@state("young.say", "What is it about?")
def say(scene: Scene) -> None:
    scene.at(scene.otter, "/say")


@state("young.say", "What is it about?")
def say_begun_and_later(scene: Scene) -> None:
    _draft(scene, "make-me-safe.2")
    scene.world.says(
        scene.otter,
        "",
        "right-people.1",
        choice=Choice.ANOTHER_TIME,
        audience=Audience.JUST_ME,
    )
    say(scene)


def _theme(theme_id: str) -> None:
    theme = instrument().theme(theme_id)

    def reach(scene: Scene) -> None:
        scene.at(scene.otter, f"/say/{theme_id}")

    states.append(State(f"theme_{theme_id}", "young.theme", theme.plain, reach))


for each in instrument().themes:
    _theme(each.id)


@state("young.before_words", "Before you write")
def before_words(scene: Scene) -> None:
    _forget_told(scene)
    scene.at(scene.otter, _HERE)


@state("young.before_words", "Before you write")
def before_words_without_a_worker(scene: Scene) -> None:
    _forget_told(scene)
    scene.sam_leaves()
    scene.at(scene.otter, _HERE)


@state("young.question", _ASKED)
def question(scene: Scene) -> None:
    scene.at(scene.otter, _HERE)


@state("young.question", _ASKED)
def question_filled_in(scene: Scene) -> None:
    question(scene)
    scene.unfold("The exact question")
    scene.page.get_by_role("radio", name="Good", exact=True).check()
    scene.box("Your words").fill("I want to know who decides.")
    scene.page.get_by_role("radio", name="Sam").check()


@state("young.question", _ASKED)
def question_just_me_picked(scene: Scene) -> None:
    question(scene)
    scene.page.get_by_role("radio", name="Just me").check()


@state("young.question", _ASKED)
def question_without_a_worker(scene: Scene) -> None:
    _ = scene.otter
    scene.sam_leaves()
    question(scene)


@state("young.question", instrument().question("my-own").plain)
def question_of_my_own(scene: Scene) -> None:
    scene.at(scene.otter, "/question/my-own")


@state("young.question", _ASKED)
def question_draft_kept(scene: Scene) -> None:
    _draft(scene, QUESTION)
    question(scene)


@state("young.question", _ASKED)
def question_draft_saved(scene: Scene) -> None:
    question(scene)
    scene.box("Your words").fill("Half a thought")
    # As when the page is about to go, and sooner than after a rest.
    scene.page.evaluate("dispatchEvent(new Event('pagehide'))")
    expect(scene.page.get_by_text("Kept.")).to_be_visible()


@state("young.question", _ASKED)
def question_nearly_too_long(scene: Scene) -> None:
    question(scene)
    scene.box("Your words").fill(_LONG[:4500])


@state("young.question", _ASKED)
def question_too_long(scene: Scene) -> None:
    question(scene)
    scene.box("Your words").fill(_LONG)
    scene.page.get_by_role("radio", name="Sam").check()
    scene.button("Send to Sam").click()


@state("young.question", _ASKED)
def question_empty_refused(scene: Scene) -> None:
    question(scene)
    scene.page.get_by_role("radio", name="Sam").check()
    scene.button("Send to Sam").click()


@state("young.question", _ASKED)
def question_nobody_picked(scene: Scene) -> None:
    question(scene)
    # Enter in a form without a chosen button: the hidden first one is pressed.
    scene.page.get_by_role("radio", name="Good", exact=True).press("Enter")


@state("young.question", _ASKED)
def thread_sent(scene: Scene) -> None:
    scene.says()
    question(scene)


@state("young.question", _ASKED)
def thread_seen(scene: Scene) -> None:
    scene.says()
    scene.sees(2)
    question(scene)


@state("young.question", _ASKED)
def thread_promised(scene: Scene) -> None:
    answer = scene.says()
    scene.sees(2)
    scene.promises(2, answer, 3)
    question(scene)


@state("young.question", _ASKED)
def thread_promise_broken(scene: Scene) -> None:
    answer = scene.says(9)
    scene.sees(8)
    scene.promises(8, answer, -2)
    question(scene)


@state("young.question", _ASKED)
def thread_answered(scene: Scene) -> None:
    scene.answered()
    question(scene)


@state("young.judge", _ASKED)
def thread_verdict_refused(scene: Scene) -> None:
    thread_answered(scene)
    scene.unfold("Say more, if you like")
    scene.box("Say more, if you like").fill(_LONG)
    scene.button("A bit").click()


@state("young.question", _ASKED)
def thread_say_more(scene: Scene) -> None:
    scene.answered(Verdict.YES)
    question(scene)
    scene.unfold("Say more about this")


@state("young.question", _ASKED)
def thread_not_answered_by_that(scene: Scene) -> None:
    scene.answered(Verdict.NO)
    question(scene)


@state("young.question", _ASKED)
def thread_just_me(scene: Scene) -> None:
    scene.world.says(scene.otter, _ODD, QUESTION, audience=Audience.JUST_ME, face=4)
    question(scene)


@state("young.question", _ASKED)
def thread_of_all_choices(scene: Scene) -> None:
    for choice in (Choice.ASKED, Choice.RATHER_NOT, Choice.ANOTHER_TIME):
        scene.world.says(scene.otter, "", QUESTION, choice=choice)
    question(scene)


@state("young.question", _ASKED)
def thread_that_cannot_be_opened(scene: Scene) -> None:
    scene.damages(scene.says(4), scene.says(3, "And this?"))
    scene.world.says(scene.otter, "My secret", QUESTION, audience=Audience.JUST_ME)
    old_code(scene)
    question(scene)


@state("young.said", "Sent to Sam")
def said_to_sam(scene: Scene) -> None:
    question_filled_in(scene)
    scene.button("Send to Sam").click()


@state("young.said", "Kept, just for you")
def said_just_for_me(scene: Scene) -> None:
    question_just_me_picked(scene)
    scene.box("Your words").fill("I want to know who decides.")
    scene.button("Keep just for me").click()


@state("young.said", "That is OK")
def said_rather_not(scene: Scene) -> None:
    question(scene)
    scene.button("I do not want to say").click()


@state("young.said", "That is OK")
def said_another_time(scene: Scene) -> None:
    question(scene)
    scene.button("Ask me another time").click()


@state("young.kept", "Kept for later")
def kept_for_later(scene: Scene) -> None:
    question(scene)
    scene.box("Your words").fill("Half a thought")
    scene.button("Save for later").click()


@state("young.said", "Thank you for telling us")
def said_a_bit(scene: Scene) -> None:
    thread_answered(scene)
    scene.button("A bit").click()


@state("young.said", "Thank you for telling us")
def said_no(scene: Scene) -> None:
    thread_answered(scene)
    scene.button("No").click()


@state("young.take_back", "Delete this for good?")
def take_back(scene: Scene) -> None:
    thread_just_me(scene)
    scene.page.get_by_role("link", name="Delete").click()


@state("young.mine", "All I said")
def mine_empty(scene: Scene) -> None:
    scene.at(scene.otter, "/mine")


@state("young.mine", "All I said")
def mine_full(scene: Scene) -> None:
    _all_sorts(scene)
    mine_empty(scene)


@state("young.copy", "All I said")
def copy_to_keep(scene: Scene) -> None:
    _all_sorts(scene)
    mine_empty(scene)
    scene.open_copy(scene.page.get_by_role("link", name="Get the file").click)


@state("young.about_topic", "It was not saved")
def not_saved(scene: Scene) -> None:
    _tells_about(scene)
    with scene.full_disk():
        scene.button("Send to Sam").click()
        expect(scene.page.get_by_role("heading", name="It was not saved")).to_be_visible()


@state("young.about_topic", "That did not work")
def stale_form(scene: Scene) -> None:
    """It goes back as it came, sealed, and can be sent again."""
    _tells_about(scene)
    scene.phone.context.clear_cookies(name="__Host-form")
    scene.button("Send to Sam").click()
    expect(scene.button("Try again")).to_be_visible()


def _tells_about(scene: Scene) -> None:
    page = scene.at(scene.otter, "/about-me/matters")
    scene.box("Your words").fill("My brother, and trains.")
    page.get_by_role("radio", name="Sam").check()


def _draft(scene: Scene, question_id: str) -> None:
    with scene.world.work() as session:
        young = session.get_one(Person, scene.otter.id)
        keep_draft(session, young, question_subject(question_id), Said("The last one left", 2))


def _forget_told(scene: Scene) -> None:
    with scene.world.work() as session:
        session.get_one(Person, scene.otter.id).told_on = None


def _all_sorts(scene: Scene) -> None:
    scene.answered(Verdict.A_BIT)
    scene.says(1, _ODD, "who-i-am.4")
    scene.world.says(
        scene.otter, "Some days yes.", "no-quick-fix.3", audience=Audience.JUST_ME, face=5
    )
