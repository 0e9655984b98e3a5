"""What nobody needs to be signed in for: the welcome, joining, signing in, and help."""

from __future__ import annotations

from tests.browser.scene import Scene, begins_to_write
from tests.browser.states.state import State, adding_to
from tests.world import PICTURES
from youthvoice.accounts.attempts import count_wrong
from youthvoice.accounts.models import SecretKind
from youthvoice.accounts.sign_in import name_lookup
from youthvoice.folders.invitations import join

states: list[State] = []
state = adding_to(states)


@state("public.welcome", "What is on your mind?")
def welcome(scene: Scene) -> None:
    scene.phone.open("/")


@state("public.welcome", "What is on your mind?")
def welcome_with_news_of_the_phone(scene: Scene) -> None:
    """What scripts say when a form finds no signal, and when a newer version waits."""
    welcome(scene)
    scene.page.evaluate(
        "document.querySelectorAll('[data-no-signal], [data-newer], [data-waiting]')"
        ".forEach((note) => (note.hidden = false))"
    )


@state("public.no_signal", "There is no signal")
def no_signal(scene: Scene) -> None:
    scene.phone.open("/no-signal")
    scene.unfold("Keeping me safe")


@state("public.how_it_looks", "How it looks")
def how_it_looks(scene: Scene) -> None:
    scene.phone.open("/how-it-looks")


@state("public.how_it_looks", "How it looks")
def how_it_looks_strong_and_large(scene: Scene) -> None:
    how_it_looks(scene)
    for each in ("Black on white", "Largest", "Heavy at the foot", "Nothing moves", "At once"):
        scene.page.get_by_text(each, exact=True).click()
    scene.button("Save").click()


@state("public.accessibility", "For everybody")
def accessibility(scene: Scene) -> None:
    scene.phone.open("/accessibility")


@state("public.accessibility", "For everybody")
def accessibility_signed_in(scene: Scene) -> None:
    scene.at(scene.otter, "/accessibility")


@state("public.waiting", "Not sent yet")
def nothing_waits(scene: Scene) -> None:
    scene.phone.open("/waiting")


@state("public.waiting", "Not sent yet")
def something_waits(scene: Scene) -> None:
    """As the phone's script lists it: one that goes, and one that could not."""
    nothing_waits(scene)
    scene.page.wait_for_load_state("networkidle")
    scene.page.evaluate(
        """() => {
          const list = document.querySelector("[data-waiting-list]");
          const line = list.querySelector("template").content.firstElementChild;
          list.append(line.cloneNode(true), line.cloneNode(true));
          list.lastElementChild.querySelector("[data-stuck]").hidden = false;
          list.querySelectorAll("[data-made]").forEach((at) => (at.textContent = "Friday, 15:20"));
          document.querySelector("[data-waiting-none]").hidden = true;
          document.querySelector("[data-waiting-some]").hidden = false;
        }"""
    )


@state("public.ways", "You do not have to write")
def ways(scene: Scene) -> None:
    scene.phone.open("/ways")


@state("public.my_phone", "What is on this phone")
def my_phone(scene: Scene) -> None:
    scene.phone.show_cookie("name", "Otter")
    scene.at(scene.otter, "/my-phone")


@state("public.my_phone", "It is gone")
def my_phone_empty(scene: Scene) -> None:
    my_phone(scene)
    scene.button("Remove it all").click()


@state("public.help_now", "Help now")
def help_signed_out(scene: Scene) -> None:
    scene.phone.open("/help")


@state("public.what_we_see", "What we can see")
def what_we_see(scene: Scene) -> None:
    scene.phone.open("/what-we-see")


@state("public.join", "Your four words")
def join_words(scene: Scene) -> None:
    scene.phone.open("/join")


@state("public.join", "Your four words")
def join_words_empty(scene: Scene) -> None:
    join_words(scene)
    scene.button("Go on").click()


@state("public.join", "Your four words")
def join_words_refused(scene: Scene) -> None:
    join_words(scene)
    scene.box("Your four words").fill("these words are wrong")
    scene.button("Go on").click()


@state("public.join_by_qr", "Your four words")
def join_words_by_qr(scene: Scene) -> None:
    scene.phone.open(f"/join/{_invitation(scene)}")


@state("public.join", "What shall we call you?")
def join_name(scene: Scene) -> None:
    join_words(scene)
    scene.box("Your four words").fill(_invitation(scene).replace("-", " "))
    scene.button("Go on").click()


@state("public.join", "What shall we call you?")
def join_name_again(scene: Scene) -> None:
    words = scene.world.invitation(scene.sam, scene.otter.folder_id)
    join_words(scene)
    scene.box("Your four words").fill(words)
    scene.button("Go on").click()


@state("public.join", "What shall we call you?")
def join_name_taken(scene: Scene) -> None:
    _ = scene.otter
    join_name(scene)
    scene.box("Pick a made-up name").fill("Otter")
    scene.button("Go on").click()


@state("public.join", "Pick six pictures")
def join_code_empty(scene: Scene) -> None:
    join_name(scene)
    scene.box("Pick a made-up name").fill("Comet")
    scene.button("Go on").click()


@state("public.join", "Pick six pictures")
def join_code_half(scene: Scene) -> None:
    join_code_empty(scene)
    scene.pick_at_once("cat bus bell")


@state("public.join", "Pick six pictures")
def join_code_full(scene: Scene) -> None:
    join_code_empty(scene)
    scene.pick_at_once()


@state("public.join", "Pick them once more")
def join_code_again(scene: Scene) -> None:
    join_code_full(scene)
    scene.button("These six").click()
    scene.pick_at_once("owl kite")


@state("public.join", "Pick six pictures")
def join_code_not_the_same(scene: Scene) -> None:
    join_code_full(scene)
    scene.button("These six").click()
    scene.pick_at_once("owl kite cake boat drum sun")
    scene.button("Come in").click()


@state("public.join", "Your secret words")
def join_secret_words(scene: Scene) -> None:
    join_code_empty(scene)
    scene.button("Use secret words, not pictures").click()


@state("public.join", "Your secret words")
def join_secret_words_refused(scene: Scene) -> None:
    join_secret_words(scene)
    scene.box("Your secret words").fill("one two")
    scene.button("Come in").click()


@state("young.home", "Hi Comet.")
def joined(scene: Scene) -> None:
    join_code_full(scene)
    scene.button("These six").click()
    scene.pick_at_once()
    scene.button("Come in").click()


@state("young.sign_in", "Sign in")
def sign_in(scene: Scene) -> None:
    scene.phone.open("/sign-in")


@state("young.sign_in", "Sign in")
def sign_in_without_a_name(scene: Scene) -> None:
    sign_in(scene)
    scene.button("Go on").click()


@state("young.sign_in", "Your six pictures")
def sign_in_code_empty(scene: Scene) -> None:
    _ = scene.otter
    sign_in(scene)
    scene.box("Your made-up name").fill("Otter")
    scene.page.get_by_role("checkbox", name="This is my own phone").check()
    scene.button("Go on").click()


@state("young.sign_in", "Your six pictures")
def sign_in_code_half(scene: Scene) -> None:
    sign_in_code_empty(scene)
    scene.pick_at_once("owl kite cake")


@state("young.sign_in", "Your six pictures")
def sign_in_code_full(scene: Scene) -> None:
    sign_in_code_empty(scene)
    scene.pick_at_once()


@state("young.sign_in", "Your six pictures")
def sign_in_code_wrong(scene: Scene) -> None:
    sign_in_code_empty(scene)
    scene.pick_at_once("cat bus bell tent frog crab")
    scene.button("Come in").click()


@state("young.sign_in", "Your six pictures")
def sign_in_too_soon(scene: Scene) -> None:
    sign_in_code_full(scene)
    with scene.world.work() as session:
        for _ in range(9):
            count_wrong(session, name_lookup(scene.world.house, "Otter"))
    scene.button("Come in").click()


@state("young.sign_in", "Your secret words")
def sign_in_secret_words(scene: Scene) -> None:
    sign_in_code_empty(scene)
    scene.button("I use secret words").click()


@state("young.sign_in", "Sign in")
def sign_in_after_a_lock(scene: Scene) -> None:
    page = scene.at(scene.otter, "/question/make-me-safe.4")
    scene.box("Your words").fill("Half a thought")
    page.get_by_role("radio", name="Sam").check()
    begins_to_write(page)
    scene.locks()
    scene.button("Send to Sam").click()
    page.get_by_role("link", name="Sign in to send it").click()


@state("young.sign_in", "Sign in")
def sign_in_on_my_own_phone(scene: Scene) -> None:
    sign_in_code_full(scene)
    scene.button("Come in").click()
    scene.page.get_by_role("link", name="My account").click()
    scene.button("Sign out").click()
    sign_in(scene)


@state("", "This page is not here")
def not_found(scene: Scene) -> None:
    scene.phone.open("/nothing-here")


def _invitation(scene: Scene) -> str:
    return scene.world.invitation(scene.sam, scene.world.folder(scene.sam, "Ellis"))


def old_code(scene: Scene) -> None:
    """Otter comes back with a new code after the old one was lost."""
    words = scene.world.invitation(scene.sam, scene.otter.folder_id)
    with scene.world.work() as session:
        back = join(
            session, scene.world.house, words, "Otter", SecretKind.PICTURES, f"pictures {PICTURES}"
        )
        scene.otter.key = back.key
        assert back.person.key_id is not None
        scene.otter.key_id = back.person.key_id


@state("public.all_pictures", "All the pictures")
def pictures_all(scene: Scene) -> None:
    scene.phone.open("/pictures")
    for each in ("Places", "Questions", "Faces", "In your diary", "People"):
        scene.unfold(each)


@state("public.change_picture", "Pick another picture")
def pictures_change(scene: Scene) -> None:
    scene.phone.open("/pictures/scales")
    scene.button("rainbow").click()
    scene.phone.open("/pictures/scales")


@state("public.help_now", "Help now")
def help_read_aloud(scene: Scene) -> None:
    """The bar, where the phone has no voice for what it has come to."""
    help_signed_out(scene)
    scene.page.evaluate("document.querySelector('[data-aloud]').hidden = false")
    scene.button("Listen").click()
    scene.button("Slower").click()
