"""The language guide: what we say, what we leave, and why, in two plain sentences each."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    """about: the word in question. say, leave: examples. why: two sentences."""

    about: Any
    say: Any
    leave: Any
    why: Any


GUIDE = (
    Entry(
        _("Survivor"),
        _("survivor, person who was trafficked"),
        _("slave, damaged, broken"),
        _(
            "“Survivor” is for somebody who is out of it, and it says that they are more than what "
            "was done to them. Use the word that the person chooses, if you know it."
        ),
    ),
    Entry(
        _("Victim"),
        _("victim, where a law or a court speaks"),
        _("helpless victim, poor girl"),
        _(
            "In law a victim has rights: protection, a lawyer, wages, time to think. We keep the "
            "word for that, because outside the law it makes people sound weak."
        ),
    ),
    Entry(
        _("Trafficking or smuggling"),
        _("trafficking is about exploiting a person, smuggling is about crossing a border"),
        _("smuggler for a trafficker, or the other way round"),
        _(
            "Somebody who pays to be taken over a border wants the journey; somebody who is "
            "trafficked is used for the gain of others, also without any border. They are two "
            "crimes with two laws, and one can turn into the other."
        ),
    ),
    Entry(
        _("Forced labour"),
        _("forced labour, debt bondage, forced marriage: what it was"),
        _("slavery for everything"),
        _(
            "“Modern slavery” is a wide word, and not all laws know it. We say exactly what "
            "happened, so that readers know which law can help."
        ),
    ),
    Entry(
        _("Prostitution"),
        _("sexual exploitation, where there was force or deceit"),
        _("prostitute, sex slave"),
        _(
            "A name for a person puts the shame on the one who was used. Adults who sell sex and "
            "whom nobody forces are not trafficked, and we do not write about them as if they were."
        ),
    ),
    Entry(
        _("Children"),
        _("child who was exploited, pictures of child abuse"),
        _("child prostitute, child pornography"),
        _(
            "A child cannot agree to being exploited, so no word may sound as if they did. "
            "Everybody under 18 is a child here, whatever they look like."
        ),
    ),
    Entry(
        _("“Illegal”"),
        _("person without papers, crossing without a permit"),
        _("illegal, illegals, flood, wave"),
        _(
            "What somebody did can be against the law, but no person is illegal. People who fear "
            "this word do not ask for help."
        ),
    ),
    Entry(
        _("Accused"),
        _("wanted, charged, on trial, convicted: exactly as the source says"),
        _("trafficker, criminal, gangster before a final judgment"),
        _(
            "Until a judgment is final, everyone is presumed innocent. A wrong word can ruin a "
            "life, and it can ruin a trial."
        ),
    ),
    Entry(
        _("Agreeing"),
        _("was deceived, was threatened, had no real choice"),
        _("agreed, went along, could have left"),
        _(
            "A yes that came from a lie, a threat or a debt is no yes. Words that blame keep "
            "people silent."
        ),
    ),
    Entry(
        _("Rescue"),
        _("left, got out, was helped, was found"),
        _("saved, rescued by heroes"),
        _(
            "Most people do much for their own way out. “Rescue” turns the helper into the one "
            "that the story is about."
        ),
    ),
    Entry(
        _("Where somebody comes from"),
        _("a country or a group only where the text needs it"),
        _("“those people”, names that mock a group"),
        _(
            "Trafficking is done by people from everywhere to people from everywhere. A text that "
            "blames a people, a religion or whom somebody loves is declined."
        ),
    ),
    Entry(
        _("What was done"),
        _("the fact, in few and plain words"),
        _("horror, details of violence, pictures of chains"),
        _("Readers may have lived through it. Details that only shock help nobody, and can hurt."),
    ),
)
