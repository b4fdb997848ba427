"""Phone numbers and addresses of chats: shown as they were typed, and dialed as a phone wants."""

import re
from typing import Annotated

from pydantic import AfterValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from macros.content.problems import fault

_NUMBER = re.compile(r"(\+?[0-9().\-\s/]+?)(?:,?\s*(?:ext\.?|x)\s*([0-9]{1,6}))?", re.IGNORECASE)
_TRUNK = re.compile(r"(?<=[0-9])\s*\(0\)")
"""The nought that is dialed inside a country only: '+44 (0)20 …'."""
_FEWEST, _MOST = 2, 15
"""Digits of a number: '15' in France, and the most that any phone network takes."""

_PLACE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?([/?#]\S*)?", re.IGNORECASE)
_SCHEME = "https://"


class PhoneNumber(str):
    """A phone number as somebody typed it, or nothing; in a link it is written `dialed`."""

    @property
    def dialed(self) -> str:
        """The number as a link takes it: '116 123' is '116123'."""
        number, extension = self._parts()
        digits = re.sub(r"\D", "", number)
        abroad = "+" if number.startswith("+") else ""
        return f"{abroad}{digits}" + (f";ext={extension}" if extension else "")

    def _parts(self) -> tuple[str, str]:
        found = _NUMBER.fullmatch(self)
        if not found:
            return "", ""
        number = _TRUNK.sub("", found[1]) if self.startswith("+") else found[1]
        return number, found[2] or ""

    @classmethod
    def read(cls, typed: str) -> "PhoneNumber":
        """Return what was `typed`; raise a fault where no phone could dial it."""
        number = cls(typed)
        if typed and not _FEWEST <= len(re.sub(r"\D", "", number.dialed.split(";")[0])) <= _MOST:
            raise fault(
                f"is '{typed}', which is not a phone number",
                'Write the digits and nothing else, such as "988", "116 123" or "1-800-273-8255".',
            )
        return number

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type["PhoneNumber"], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Tell pydantic to read words, and to hand them to `read`."""
        return core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema())


def _needed(number: PhoneNumber) -> PhoneNumber:
    if not number:
        raise fault("is empty", 'Write the number, such as "911".')
    return number


def _place(typed: str) -> str:
    """Return the address of a chat without https://, which the site puts before it."""
    place = typed[len(_SCHEME) :] if typed.lower().startswith(_SCHEME) else typed
    place = place.rstrip("/")
    if not _PLACE.fullmatch(place):
        raise fault(
            f"is '{typed}', which is not the address of a chat",
            "Write it without https://, such as 988lifeline.org.",
        )
    return place


def _link(typed: str) -> str:
    if not typed.startswith(_SCHEME) or not _PLACE.fullmatch(typed[len(_SCHEME) :]):
        raise fault(
            f"is '{typed}', which is not the address of a chat",
            "Write all of it, such as https://988lifeline.org.",
        )
    return typed


NeededNumber = Annotated[PhoneNumber, AfterValidator(_needed)]
"""A phone number that may not stay empty."""

OptionalChatPlace = Annotated[str, AfterValidator(lambda typed: typed and _place(typed))]
"""Where a chat is, without https://: it is read out, and printed. Empty where there is no chat."""

ChatLink = Annotated[str, AfterValidator(_link)]
"""The whole address of a chat."""
