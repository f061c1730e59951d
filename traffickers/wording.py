"""
The sentences that the site says about somebody, made from their standing: rule 3.

Every sentence is a whole one, for each type of record, so that it can be translated; only what
it is about, the authorities and a name are put in. "According to" is meant: the site repeats
what an authority says. The word trafficker is never used here; may_say_trafficker() tells others
where it would be true.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from babel.lists import format_list
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from freedomnow.evidence.codes import Matter
from freedomnow.web.languages import interface_language
from traffickers.codes import EventCode, RecordType, Tier
from traffickers.standing import Standing

Words = str | Promise

MATTER_PHRASES: Mapping[frozenset[str], Words] = MappingProxyType(
    {
        frozenset({Matter.TRAFFICKING}): _("human trafficking"),
        frozenset({Matter.FORCED_LABOUR}): _("forced labour"),
        frozenset({Matter.SMUGGLING}): _("migrant smuggling"),
        frozenset({Matter.TRAFFICKING, Matter.FORCED_LABOUR}): _(
            "human trafficking and forced labour"
        ),
        frozenset({Matter.TRAFFICKING, Matter.SMUGGLING}): _(
            "human trafficking and migrant smuggling"
        ),
        frozenset({Matter.FORCED_LABOUR, Matter.SMUGGLING}): _(
            "forced labour and migrant smuggling"
        ),
        frozenset(Matter): _("human trafficking, forced labour and migrant smuggling"),
    }
)


@dataclass(frozen=True)
class Chip:
    """A status in two or three words; `tone` is listed, accused, convicted or unnamed, for CSS."""

    label: str
    tone: str


@dataclass(frozen=True)
class _Phrases:
    """What an event lets us say while it leads; `statements` by type of record."""

    tone: str
    chip: Words
    title: Words
    caution: Words
    statements: Mapping[str, Words]


_WANTED = _Phrases(
    tone="accused",
    chip=_("Wanted"),
    title=_("%(name)s: wanted in a case of %(matter)s"),
    caution=_("A wanted notice is not proof. Everyone is innocent until a court decides."),
    statements={
        RecordType.PERSON: _(
            "According to %(authority)s, this person is wanted in a case of %(matter)s."
        ),
        RecordType.NETWORK: _(
            "According to %(authority)s, this network is wanted in a case of %(matter)s."
        ),
        RecordType.COMPANY: _(
            "According to %(authority)s, this company is wanted in a case of %(matter)s."
        ),
    },
)
_CHARGED = _Phrases(
    tone="accused",
    chip=_("Charged, not convicted"),
    title=_("%(name)s: charged with %(matter)s, not convicted"),
    caution=_("A charge is not proof. Everyone is innocent until a court decides."),
    statements={
        RecordType.PERSON: _(
            "According to %(authority)s, this person has been charged with %(matter)s."
        ),
        RecordType.NETWORK: _(
            "According to %(authority)s, this network has been charged with %(matter)s."
        ),
        RecordType.COMPANY: _(
            "According to %(authority)s, this company has been charged with %(matter)s."
        ),
    },
)
_ON_TRIAL = _Phrases(
    tone="accused",
    chip=_("On trial"),
    title=_("%(name)s: on trial for %(matter)s, no verdict"),
    caution=_("A trial is not a verdict. Everyone is innocent until a court decides."),
    statements={
        RecordType.PERSON: _("According to %(authority)s, this person is on trial for %(matter)s."),
        RecordType.NETWORK: _(
            "According to %(authority)s, this network is on trial for %(matter)s."
        ),
        RecordType.COMPANY: _(
            "According to %(authority)s, this company is on trial for %(matter)s."
        ),
    },
)
_CONVICTED_APPEALABLE = _Phrases(
    # The tone of an accusation: until the judgment is final it is no more in law.
    tone="accused",
    chip=_("Convicted, can still appeal"),
    title=_("%(name)s: convicted of %(matter)s, can still appeal"),
    caution=_(
        "This judgment is not final: a higher court can still change it. "
        "Until it is final, everyone is presumed innocent."
    ),
    statements={
        RecordType.PERSON: _(
            "According to %(authority)s, a court has convicted this person of %(matter)s."
        ),
        RecordType.NETWORK: _(
            "According to %(authority)s, a court has convicted this network of %(matter)s."
        ),
        RecordType.COMPANY: _(
            "According to %(authority)s, a court has convicted this company of %(matter)s."
        ),
    },
)
_CONVICTED_FINAL = _Phrases(
    tone="convicted",
    chip=_("Convicted"),
    title=_("%(name)s: convicted of %(matter)s"),
    caution=_("The judgment is final."),
    statements={
        RecordType.PERSON: _(
            "According to %(authority)s, a court has finally convicted this person of %(matter)s."
        ),
        RecordType.NETWORK: _(
            "According to %(authority)s, a court has finally convicted this network of %(matter)s."
        ),
        RecordType.COMPANY: _(
            "According to %(authority)s, a court has finally convicted this company of %(matter)s."
        ),
    },
)
_SANCTIONED = _Phrases(
    tone="listed",
    chip=_("On a sanctions list"),
    title=_("%(name)s: on a sanctions list for %(matter)s"),
    caution=_("A sanctions listing is the decision of an authority, not a court's conviction."),
    statements={
        RecordType.PERSON: _(
            "According to %(authority)s, this person is on a sanctions list for %(matter)s."
        ),
        RecordType.NETWORK: _(
            "According to %(authority)s, this network is on a sanctions list for %(matter)s."
        ),
        RecordType.COMPANY: _(
            "According to %(authority)s, this company is on a sanctions list for %(matter)s."
        ),
    },
)
_ADMINISTRATIVELY_LISTED = _Phrases(
    tone="listed",
    chip=_("On an official list"),
    title=_("%(name)s: on an official list for %(matter)s"),
    caution=_("This listing is the decision of an authority, not a court's conviction."),
    statements={
        RecordType.PERSON: _(
            "According to %(authority)s, this person is on an official list for %(matter)s."
        ),
        RecordType.NETWORK: _(
            "According to %(authority)s, this network is on an official list for %(matter)s."
        ),
        RecordType.COMPANY: _(
            "According to %(authority)s, this company is on an official list for %(matter)s."
        ),
    },
)
# A preview of what may not be published says so, and nothing else.
_UNNAMED_SENTENCE = _("No official source on this record allows it to be published.")
_UNNAMED = _Phrases(
    tone="unnamed",
    chip=_("Not on the public record"),
    title=_("%(name)s: not on the public record"),
    caution=_("It may be a mistake or a rumour. Nobody may be named for it."),
    statements=dict.fromkeys(RecordType, _UNNAMED_SENTENCE),
)

PHRASES: Mapping[str, _Phrases] = MappingProxyType(
    {
        EventCode.WANTED: _WANTED,
        EventCode.CHARGED: _CHARGED,
        EventCode.ON_TRIAL: _ON_TRIAL,
        EventCode.CONVICTED_APPEALABLE: _CONVICTED_APPEALABLE,
        EventCode.CONVICTED_FINAL: _CONVICTED_FINAL,
        EventCode.SANCTIONED: _SANCTIONED,
        EventCode.ADMINISTRATIVELY_LISTED: _ADMINISTRATIVELY_LISTED,
    }
)


def heading_chip(standing: Standing) -> Chip:
    """The status beside the heading. Like all here, in the language active at the call."""
    phrases = _phrases(standing)
    return Chip(str(phrases.chip), phrases.tone)


def title(standing: Standing, name: str) -> str:
    """The page's title, and the name of its share card."""
    return str(_phrases(standing).title) % {"name": name, "matter": matter_phrase(standing)}


def statement(standing: Standing, record_type: str) -> str:
    """What the authorities say, in one sentence without the name."""
    sentence = str(_phrases(standing).statements[record_type])
    return sentence % {"matter": matter_phrase(standing), "authority": _authorities(standing)}


def banner(standing: Standing, record_type: str) -> str:
    """The sentences on top of the page: what is said, what it does not mean, what else there is."""
    sentences = [statement(standing, record_type), caution(standing)]
    if standing.is_named and standing.others:
        sentences.append(_others(standing.others))
    return " ".join(sentences)


def caution(standing: Standing) -> str:
    """What the standing does not mean, in one sentence: of an accusation that it is no proof."""
    return str(_phrases(standing).caution)


def share_text(standing: Standing, name: str) -> str:
    """What a shared link says: the title, and what it does not mean."""
    words = {"title": title(standing, name), "caution": caution(standing)}
    return gettext("%(title)s. %(caution)s") % words


def matter_phrase(standing: Standing) -> str:
    """Exactly what the leading events are about, inside a sentence; "" when they do not say."""
    return str(MATTER_PHRASES.get(frozenset(standing.leading_matters), ""))


def may_say_trafficker(standing: Standing) -> bool:
    return standing.tier == Tier.A and Matter.TRAFFICKING in standing.leading_matters


def _phrases(standing: Standing) -> _Phrases:
    return PHRASES[standing.code] if standing.is_named else _UNNAMED


def _authorities(standing: Standing) -> str:
    if not standing.authorities:
        return gettext("an official source")
    return format_list(standing.authorities, locale=interface_language())


def _others(count: int) -> str:
    sentence = ngettext(
        "%(count)s other matter is on this record. It has a status of its own, and where no "
        "final judgment has been given, everyone is presumed innocent.",
        "%(count)s other matters are on this record. Each has a status of its own, and where no "
        "final judgment has been given, everyone is presumed innocent.",
        count,
    )
    return sentence % {"count": count}
