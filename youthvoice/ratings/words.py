"""The one place where what is written beside a rating leaves for those who read it.

Until moderation is there, nothing can be written: pages show no field, and words that come all
the same are refused.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

# Whether pages ask for words and a wish.
WORDS_CAN_BE_KEPT = False


def keep_words(
    session: Session,  # noqa: ARG001 - moderation needs it
    area_id: UUID,  # noqa: ARG001 - as above
    about: str,  # noqa: ARG001 - as above
    month: str,  # noqa: ARG001 - as above
    words: str,
    wish: str,
) -> None:
    """Hands words and wish over, each by itself, with the service's name and the month.

    Raises NotImplementedError while nobody is there to read them.
    """
    if words or wish:
        raise NotImplementedError
