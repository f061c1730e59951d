"""Pages to learn from that are no articles: the path, the glossary, the pictures, the quiz."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awareness import glossary, path
from awareness.models import Article
from awareness.pictures import PICTURES
from awareness.quiz import ANSWERS, SCENARIOS, after
from freedomnow.web.languages import interface_language


@require_safe
def learning_path(request: HttpRequest) -> HttpResponse:
    """What to read in which order. 1 query."""
    steps = path.steps(interface_language())
    context = {"steps": steps, "minutes": path.minutes(steps)}
    return render(request, "awareness/path.html", context)


@require_safe
def glossary_page(request: HttpRequest) -> HttpResponse:
    """No query."""
    return render(request, "awareness/glossary.html", {"terms": glossary.in_order()})


@require_safe
def pictures_page(request: HttpRequest) -> HttpResponse:
    """No query."""
    return render(request, "awareness/pictures.html", {"pictures": PICTURES.values()})


@require_safe
def quiz(request: HttpRequest) -> HttpResponse:
    """The stories. No query."""
    return render(request, "awareness/quiz.html", {"scenarios": SCENARIOS.values()})


@require_safe
def scenario_page(request: HttpRequest, slug: str) -> HttpResponse:
    """
    A story and its answers; with `answer` (a, b or c) what is to be said to it, and the sources.
    An answer that does not exist is 404. 1 query with an answer, none without.
    """
    scenario = SCENARIOS.get(slug)
    answer = request.GET.get("answer", "")
    if scenario is None or answer not in {"", *ANSWERS}:
        raise Http404
    context = {"scenario": scenario, "answer": answer, "choices": ANSWERS}
    if answer:
        articles = Article.objects.told_in(interface_language(), scenario.articles)
        context |= {
            "said": f"answer-{answer}",
            "is_best": answer == scenario.best,
            "sources": scenario.sources(),
            "articles": list(articles.only("slug", "title", "language", "group")),
            "next": after(scenario),
        }
    return render(request, "awareness/scenario.html", context)
