import pytest
from django.core.checks import run_checks

from freedomnow.trust.checks import check_operator
from freedomnow.trust.operator import link_to, operator


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
        ("http://example.org/contact", ""),
        ("Ring the bell", ""),
        ("desk@example", ""),
        ("javascript:alert(1)", ""),
        ("https://example.org/a b", ""),
        ("", ""),
    ],
)
def test_what_pressing_the_contact_opens(contact, link):
    assert link_to(contact) == link


def test_the_operator_is_as_the_settings_say(settings):
    settings.OPERATOR_NAME, settings.OPERATOR_CONTACT = "Testa", "desk@example.org"
    settings.JURISDICTION, settings.IS_TRIAL = "Testa Land", False
    settings.DATA_LICENCE, settings.DATA_LICENCE_LINK = "A licence", "https://licence.example/"

    told = operator()

    assert (told.name, told.contact_link) == ("Testa", "mailto:desk@example.org")
    assert (told.jurisdiction, told.is_trial) == ("Testa Land", False)
    assert (told.licence, told.licence_link) == ("A licence", "https://licence.example/")


def ids(settings, *, trial, contact):
    settings.IS_TRIAL, settings.OPERATOR_CONTACT = trial, contact
    return [warning.id for warning in check_operator(None)]


def test_a_trial_is_warned_of(settings):
    assert ids(settings, trial=True, contact="desk@example.org") == ["freedomnow.W003"]


def test_a_contact_that_nobody_can_press_is_warned_of(settings):
    assert ids(settings, trial=False, contact="Ring the bell") == ["freedomnow.W004"]


def test_a_site_with_a_contact_passes(settings):
    assert ids(settings, trial=False, contact="desk@example.org") == []


def test_the_check_is_registered_for_deployment_only(settings):
    settings.IS_TRIAL = True

    def found(**options):
        return {one.id for one in run_checks(tags=["security"], **options)}

    assert "freedomnow.W003" in found(include_deployment_checks=True)
    assert "freedomnow.W003" not in found()
