import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from freedomnow.web.middleware import METHODS, CleanRequestMiddleware, HeadersMiddleware
from tests.factories import article_document, publish_directly

pytestmark = pytest.mark.django_db
LONE_SURROGATE = "%ED%A0%80"
UNREADABLE = ["%00", "%FF", "%C0%AF", LONE_SURROGATE, "a%00b", "%F5%80%80%80"]


def answer(method="GET", **environ):
    """What the middleware makes of a bare request."""
    request = RequestFactory().generic(method, "/", **environ)
    return CleanRequestMiddleware(lambda _request: HttpResponse("passed"))(request)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "CONNECT", "X"])
def test_methods_that_no_page_answers_are_refused(method):
    response = answer(method)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize("method", sorted(METHODS))
def test_the_other_methods_pass(method):
    assert answer(method).content == b"passed"


@pytest.mark.parametrize("part", UNREADABLE)
def test_a_path_that_nobody_can_read_is_refused(client, part):
    expected = 400 if "%00" in part else 404

    assert client.get(f"/organizations/{part}/").status_code == expected


@pytest.mark.parametrize("slug", ["señales", "нет", "عمل", "劳工", "straße-🕊"])
def test_a_path_in_any_script_passes(client, slug):
    article = publish_directly("article", article_document(title=slug, slug=slug.strip("-🕊")))

    assert client.get(article.path).status_code == 200
    assert client.get(f"/awareness/{slug}-x/").status_code == 404


@pytest.mark.parametrize("part", UNREADABLE)
def test_a_query_that_nobody_can_read_is_refused(client, part):
    assert client.get(f"/search/?q={part}").status_code == 400
    assert client.get(f"/search/?{part}=x").status_code == 400


@pytest.mark.parametrize(
    "query", ["q=%D9%86", "q=%F0%9F%95%8A", "q=%25", "q=a+b", "q=", "%", "q=%zz"]
)
def test_a_query_in_any_script_passes(client, query):
    assert client.get(f"/search/?{query}").status_code == 200


def test_a_query_longer_than_any_page_needs_is_refused(client):
    assert client.get("/search/?q=" + "a" * 8_001).status_code == 400
    assert client.get("/search/?q=" + "a" * 7_000).status_code == 200
    assert "too long" in client.get("/search/?q=" + "a" * 8_001).text


@pytest.mark.parametrize("length", ["50000000", "2621441", "9" * 5_000])
def test_a_body_that_says_it_is_too_long_is_not_read(length):
    response = answer("POST", CONTENT_LENGTH=length)

    assert response.status_code == 413
    assert b"too much text" in response.content


@pytest.mark.parametrize("length", ["", "0", "2621440", "-1", "many", "٩٩٩٩٩٩٩٩٩٩"])
def test_a_body_that_fits_or_tells_no_length_passes(length):
    assert answer("POST", CONTENT_LENGTH=length).content == b"passed"


@pytest.mark.parametrize(
    "path", ["/help/", "/ar/help/", "/admin/x/", "/accounts/", "/report/mine/", "/search/"]
)
def test_pages_that_must_leave_nothing_behind_are_not_stored(path):
    response = HeadersMiddleware(lambda _request: HttpResponse())(RequestFactory().get(path))

    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["/", "/records/", "/helper/", "/records/help/"])
def test_other_pages_may_be(path):
    response = HeadersMiddleware(lambda _request: HttpResponse())(RequestFactory().get(path))

    assert "Cache-Control" not in response


def test_a_header_that_a_view_has_set_stays():
    told = {"Cross-Origin-Resource-Policy": "cross-origin"}

    response = HeadersMiddleware(lambda _r: HttpResponse(headers=told))(RequestFactory().get("/"))

    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Cross-Origin-Embedder-Policy"] == "require-corp"
