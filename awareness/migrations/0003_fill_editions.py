"""The editions of the articles that are public already, as their versions tell them."""

from django.db import migrations


def fill(apps, schema_editor):
    article, edition = (apps.get_model("awareness", name) for name in ("Article", "Edition"))
    version = apps.get_model("publishing", "Version")
    pages = {page.public_id: page for page in article.objects.only("public_id", "version")}
    told = version.objects.filter(kind="article", public_id__in=pages)
    edition.objects.bulk_create(
        edition(record=pages[one.public_id], number=one.number, on=one.at.date())
        for one in told
        if one.number <= pages[one.public_id].version
    )


def empty(apps, schema_editor):
    apps.get_model("awareness", "Edition").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("awareness", "0002_editions"),
        ("publishing", "0015_research_desk"),
    ]
    operations = [migrations.RunPython(fill, empty)]
