"""The made-up people of the demo, and how each signs in."""

from __future__ import annotations

from dataclasses import dataclass

from youthvoice.accounts.roles import Role


@dataclass(frozen=True)
class StaffAccount:
    """A made-up member of staff."""

    role: Role
    called: str
    sign_in_name: str
    passphrase: str


@dataclass(frozen=True)
class YoungAccount:
    """A made-up young person: what the worker calls them, their name, their six pictures."""

    worker: str
    label: str
    name: str
    pictures: str


STAFF = (
    StaffAccount(Role.DUTY_LEAD, "Priya", "priya", "lantern otter willow biscuit"),
    StaffAccount(Role.ADMINISTRATOR, "Robin", "robin", "gravel violin puffin marmalade"),
    StaffAccount(Role.BOARD_ANALYST, "Bo", "bo", "cobalt meadow anchor thistle"),
    StaffAccount(Role.KEYWORKER, "Sam", "sam", "pepper canyon saddle thimble"),
    StaffAccount(Role.KEYWORKER, "Jo", "jo", "walnut harbour ribbon trumpet"),
)

YOUNG = (
    YoungAccount("Sam", "J.", "Otter", "owl kite cake boat sun drum"),
    YoungAccount("Sam", "Amira", "Comet", "frog tent apple bell fish bus"),
    YoungAccount("Sam", "T.", "Maple", "cat robot egg whale clock kite"),
    YoungAccount("Jo", "Dev", "Raven", "rocket carrot duck guitar sun crab"),
    YoungAccount("Jo", "L.", "Skye", "penguin grapes bucket tent owl bell"),
    YoungAccount("Jo", "Kai", "Echo", "feather banana tractor frog boat cake"),
    YoungAccount("Jo", "Mo", "Juniper", "elephant cactus drum apple teddy fish"),
)

# The eighth has a folder and four unused words.
NOT_JOINED = ("Sam", "Ellis")
