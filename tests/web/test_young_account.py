"""A young person signs in, keeps their name on their own phone or not, and changes the code."""

from __future__ import annotations

from tests.page import Browser, Page, form_values
from tests.world import PICTURES, World, Young

SVG = "{http://www.w3.org/2000/svg}svg"
OTHER_PICTURES = "sun drum owl kite cake boat"


def sign_in(browser: Browser, *, path: str = "/sign-in", name: str = "Otter", **more: str) -> Page:
    page = browser.submit(browser.get(path), "/sign-in", name=name, **more)
    return browser.submit(page, "/sign-in", picked=PICTURES, go="1")


def test_the_pad_works_press_by_press_and_shows_only_dots(world: World, otter: Young) -> None:
    browser = world.browser()
    page = browser.submit(browser.get("/sign-in"), "/sign-in", name="Otter")
    for number, picture in enumerate(PICTURES.split(), 1):
        page = browser.submit(page, "/sign-in", pick=picture)
        assert f"{number} of 6" in page.text
        assert page.all(SVG, role="img") == [], "whoever looks over a shoulder sees dots"
    assert browser.submit(page, "/sign-in", go="1").h1 == "Hi Otter."


def test_a_name_may_be_typed_carelessly(world: World, otter: Young) -> None:
    for name in ("otter", "  OTTER ", "Ot\u200bter"):
        assert sign_in(world.browser(), name=name).h1 == "Hi Otter."


def test_signing_in_leads_back_to_where_somebody_was_going(world: World, otter: Young) -> None:
    browser = world.browser()
    page = browser.get("/question/make-me-safe.4")
    assert page.h1 == "Sign in"
    page = browser.submit(page, "/sign-in", name="Otter")
    page = browser.submit(page, "/sign-in", picked=PICTURES, go="1")
    assert page.path == "/question/make-me-safe.4"


def test_help_leads_back_to_help(world: World, otter: Young) -> None:
    browser = world.browser()
    links = [link.get("href") or "" for link in browser.get("/help").all("a")]
    (to_sign_in,) = [link for link in links if "back_to" in link]
    assert sign_in(browser, path=to_sign_in).h1 == "Help now"


def test_on_somebody_elses_phone_nothing_is_remembered(world: World, otter: Young) -> None:
    browser = world.browser()
    sign_in(browser)
    browser.submit(browser.get("/me"), "/sign-out")
    assert browser.client.get_cookie("__Host-name") is None
    assert "Otter" not in browser.get("/sign-in").html


def test_on_their_own_phone_the_name_is_remembered_and_nothing_else(
    world: World, otter: Young
) -> None:
    browser = world.browser()
    sign_in(browser, own_phone="y")
    browser.submit(browser.get("/me"), "/sign-out")
    cookie = browser.client.get_cookie("__Host-name")
    assert cookie is not None
    assert cookie.value == "Otter"
    assert form_values(browser.get("/sign-in").form("/sign-in"))["name"] == "Otter"
    assert browser.client.get_cookie("__Host-young") is None


def test_a_phone_can_be_told_to_keep_the_name_and_to_forget_it(young: Browser) -> None:
    assert "does not keep your made-up name" in young.get("/me").text
    page = young.submit(young.get("/me"), "/me/phone", keep="1")
    assert "This phone keeps your made-up name." in page.text
    page = young.submit(page, "/me/phone", forget="1")
    assert "does not keep your made-up name" in page.text
    assert young.client.get_cookie("__Host-name") is None


def test_a_changed_code_is_the_only_one_that_works(
    world: World, otter: Young, young: Browser
) -> None:
    world.says(otter, "Still here.")
    page = young.submit(young.get("/me/code"), "/me/code", picked=OTHER_PICTURES, go="1")
    assert page.h1 == "Pick them once more"
    page = young.submit(page, "/me/code", again=OTHER_PICTURES, go="1")
    assert page.h1 == "Sign in"
    page = young.submit(page, "/sign-in", name="Otter")
    young.submit(page, "/sign-in", status=422, picked=PICTURES, go="1")
    assert young.submit(page, "/sign-in", picked=OTHER_PICTURES, go="1").h1 == "Hi Otter."
    assert "Still here." in young.get("/mine").text


def test_whoever_is_signed_in_is_led_home_from_the_first_page(young: Browser) -> None:
    assert young.get("/").h1 == "Hi Otter."
