"""The form of one topic: words, what can be ticked beside them, and who may read it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, RadioField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from youthvoice.about.topics import Topic
from youthvoice.answers.models import Audience


class AboutForm(Form):
    """Words, and who may read them. None of it is required by the form itself."""

    words = TextAreaField(_("Your words"))
    audience = RadioField(
        _("Who can see this?"),
        choices=[SelectChoice(each.value) for each in Audience],
        validate_choice=False,
    )

    def told(self, topic: Topic) -> dict[str, str]:
        """The words and the ticks of this topic, by name."""
        ticks = {tick.id: "y" for tick in topic.ticks if self[tick.id].data}
        return {"words": self.words.data or "", **ticks}


def about_form(topic: Topic) -> type[AboutForm]:
    """The form of this topic, with its own ticks."""
    ticks = {tick.id: BooleanField(_(tick.plain)) for tick in topic.ticks}
    return type("TopicForm", (AboutForm,), ticks)
